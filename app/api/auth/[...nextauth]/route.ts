import { publicRoute } from "#lib/auth/doors.ts";
import { answerNextAuth } from "#lib/auth/next-auth.ts";

const why = "next-auth checks its own CSRF token, and tells nobody more than their own session";

export const GET = publicRoute(why, answerNextAuth);
export const POST = publicRoute(why, answerNextAuth);
