import { publicRoute } from "#lib/auth/doors.ts";
import { answerMetrics } from "#lib/health/answer-metrics.ts";

export const dynamic = "force-dynamic";

export const GET = publicRoute("Prometheus shows its own bearer token", answerMetrics);
