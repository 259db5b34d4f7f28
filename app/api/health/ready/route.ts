import { publicRoute } from "#lib/auth/doors.ts";
import { answerReady } from "#lib/health/answer-ready.ts";

export const dynamic = "force-dynamic";

export const GET = publicRoute("A load balancer asks whether work can be sent here", answerReady);
