import { cookies } from "next/headers";
import { proveUser } from "#lib/auth/door/prove.ts";
import { adminRoute } from "#lib/auth/doors.ts";
import { cookieName, cookieOptions } from "#lib/auth/sessions/session-cookie.ts";
import { startConnecting, stateSeconds } from "#lib/intercom/oauth/start-connecting.ts";
import { regionOf } from "#lib/intercom/regions.ts";

export const POST = adminRoute(async (admin, request) => {
  const form = await request.formData();
  const { sessionId } = await proveUser();
  const jar = await cookies();
  const { url, browserNonce } = await startConnecting(admin, {
    region: regionOf(form.get("region")),
    sessionId,
    browserNonce: jar.get(cookieName("oauth"))?.value || null,
  });
  jar.set(cookieName("oauth"), browserNonce, { ...cookieOptions(), maxAge: stateSeconds });
  return new Response(null, { status: 303, headers: { Location: url } });
});
