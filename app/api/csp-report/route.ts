import { publicRoute } from "#lib/auth/doors.ts";
import { logPolicyReport } from "#lib/auth/log-policy-report.ts";

export const POST = publicRoute("browsers report without cookies", async (request) => {
  await logPolicyReport(request);
  return new Response(null, { status: 204 });
});
