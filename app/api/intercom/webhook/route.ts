import { publicRoute } from "#lib/auth/doors.ts";
import { answerOversize, receiveWebhook } from "#lib/intercom/webhook-to-ticket/receive-webhook.ts";
import { readRawBody } from "#lib/intercom/webhook-to-ticket/request/read-raw-body.ts";
import { refuseMethod } from "#lib/intercom/webhook-to-ticket/request/refuse-method.ts";

export const dynamic = "force-dynamic";

export const HEAD = publicRoute(
  "Intercom looks whether the address exists before it saves it",
  async () => new Response(null, { status: 200 }),
);

export const POST = publicRoute("Intercom signs what it sends", async (request) => {
  const announced = Number(request.headers.get("content-length") ?? 0);
  const body = request.body ? await readRawBody(request.body, announced) : Buffer.alloc(0);
  const status =
    typeof body === "string" ? answerOversize() : await receiveWebhook(body, request.headers);
  return new Response(null, { status });
});

export const GET = publicRoute("It refuses everybody", refuseMethod);
export const PUT = publicRoute("It refuses everybody", refuseMethod);
export const PATCH = publicRoute("It refuses everybody", refuseMethod);
export const DELETE = publicRoute("It refuses everybody", refuseMethod);
export const OPTIONS = publicRoute("It refuses everybody", refuseMethod);
