import type { NextConfig } from "next";
import { securityHeaders } from "./lib/security-headers.ts";

const config: NextConfig = {
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
