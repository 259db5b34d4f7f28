import { CSPProvider } from "@base-ui/react/csp-provider";
import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { SessionProvider } from "#components/session/session-provider.tsx";
import { currentUser } from "#lib/auth/session.ts";
import { signInAgain } from "./actions.ts";
import "./globals.css";
import { TimeZoneCookie } from "./time-zone-cookie.tsx";

export const metadata: Metadata = {
  title: { template: "%s · Timebook", default: "Timebook" },
  description: "Customer feedback from Intercom, in the product's own inbox",
  icons: "/mark.svg",
  // Under "no-referrer", the header's own, browsers send our forms with `Origin: null`, which the doors refuse.
  referrer: "same-origin",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page rendered at build time has no nonce, and its scripts would all be blocked.
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const user = await currentUser();
  return (
    <html lang="en" data-theme={user?.theme ?? "system"}>
      <body>
        <CSPProvider nonce={nonce}>
          <SessionProvider session={user && { email: user.email, signIn: signInAgain }}>
            {children}
          </SessionProvider>
        </CSPProvider>
        <TimeZoneCookie />
      </body>
    </html>
  );
}
