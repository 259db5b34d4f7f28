import { type NextRequest, NextResponse } from "next/server";
import { isSameOrigin } from "#lib/auth/door/same-origin.ts";
import { pathHeader } from "#lib/auth/return-path.ts";
import { contentSecurityPolicy, formTargets, newNonce } from "#lib/content-security-policy.ts";
import { env } from "#lib/env.ts";

/** Gives every answer its own policy and nonce. It lets nobody in: pages and doors decide that. */
export function proxy(request: NextRequest): NextResponse {
  // Every door checks this too; but Next answers some of these with 500 before a door is reached.
  if (changesState(request) && !isSameOrigin(request.headers)) {
    return new NextResponse(null, { status: 403 });
  }
  if (isUnreadableAction(request)) return new NextResponse(null, { status: 400 });
  // What is set here would replace the stricter policy, and the longer life, that a file has of its own.
  if (request.nextUrl.pathname.startsWith("/api/files/")) return NextResponse.next();
  const nonce = newNonce();
  const policy = contentSecurityPolicy({
    nonce,
    formTargets: formTargets(env().intercomOAuthUrl),
    development: process.env.NODE_ENV === "development",
  });
  // Set, not added: Next stamps its scripts with the nonce it reads here, so a client must not choose it.
  const headers = new Headers(request.headers);
  headers.delete("content-security-policy-report-only");
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  headers.set(pathHeader, request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("cache-control", "private, no-store");
  return response;
}

export const config = {
  // The webhook is left out because a proxy cuts bodies above 10 MB short; files because they carry no script.
  matcher: ["/((?!_next/static/|api/intercom/webhook|mark\\.svg$|favicon\\.ico$).*)"],
};

function changesState(request: NextRequest): boolean {
  return request.method !== "GET" && request.method !== "HEAD";
}

/** Our actions take a form and nothing else; another kind of body is nobody's form. */
function isUnreadableAction({ headers }: NextRequest): boolean {
  const isForm = headers.get("content-type")?.startsWith("multipart/form-data;");
  return headers.has("next-action") && !isForm;
}
