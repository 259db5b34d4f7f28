import { randomBytes } from "node:crypto";

type Policy = { nonce: string; formTargets: string[]; development: boolean };

const intercomConsentPages = [
  "https://app.intercom.com",
  "https://app.eu.intercom.com",
  "https://app.au.intercom.com",
];

/** Browsers follow a form through its redirects: Intercom's consent page has to be among the targets. */
export function formTargets(intercomOAuthUrl: string | null): string[] {
  const own = intercomOAuthUrl ? URL.parse(intercomOAuthUrl)?.origin : undefined;
  return own ? [own] : intercomConsentPages;
}

/** 144 random bits, new for every answer. */
export function newNonce(): string {
  return randomBytes(18).toString("base64");
}

export function contentSecurityPolicy({ nonce, formTargets, development }: Policy): string {
  const scripts = [`'nonce-${nonce}'`, "'strict-dynamic'"];
  // React's development build rebuilds server stacks with eval.
  if (development) scripts.push("'unsafe-eval'");
  return [
    "default-src 'self'",
    `script-src ${scripts.join(" ")}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action 'self' ${formTargets.join(" ")}`,
    "report-uri /api/csp-report",
  ].join("; ");
}
