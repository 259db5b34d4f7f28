import { cookies } from "next/headers";
import { publicRoute } from "#lib/auth/doors.ts";
import { currentUser } from "#lib/auth/session.ts";
import { cookieName } from "#lib/auth/sessions/session-cookie.ts";
import { finishConnecting } from "#lib/intercom/oauth/finish-connecting.ts";
import { landingPath } from "./landing-path.ts";

const why =
  "Intercom sends the browser back here; the state says for whom, and is checked against it";

export const GET = publicRoute(why, async (request) => {
  const query = new URL(request.url).searchParams;
  const landing = await finishConnecting({
    state: query.get("state"),
    code: query.get("code"),
    browserNonce: (await cookies()).get(cookieName("oauth"))?.value ?? null,
    user: await currentUser(),
  });
  const headers = { Location: landingPath(landing), "Cache-Control": "no-store" };
  return new Response(null, { status: 303, headers });
});
