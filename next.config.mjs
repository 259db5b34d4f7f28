import { securityHeaders } from "./lib/security-headers.ts";

// Not TypeScript: Next would load its whole compiler to read it, at every start.
/** @type {import("next").NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  typedRoutes: true,
  skipTrailingSlashRedirect: true,
  reactCompiler: true,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  experimental: { authInterrupts: true },
  serverExternalPackages: [
    "pg",
    "prom-client",
    "pino",
    "graphile-worker",
    "@node-rs/argon2",
    "@prisma/client",
    "@prisma/adapter-pg",
    "nodemailer",
    "sanitize-html",
    "intercom-client",
  ],
  typescript: { ignoreBuildErrors: true },
  async redirects() {
    const source = "/:path((?!api/intercom/webhook).+)/";
    return [{ source, destination: "/:path", permanent: true }];
  },
  async headers() {
    return [{ source: "/:path*", headers: securityHeaders }];
  },
};

export default config;
