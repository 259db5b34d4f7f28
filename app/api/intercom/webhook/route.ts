import { signedRoute } from "#lib/auth/doors.ts";
import { handleWebhookRoute, refuseMethod } from "#lib/intercom/webhook-to-ticket/webhook-route.ts";

export const dynamic = "force-dynamic";

export const HEAD = signedRoute(
  "Intercom looks whether the address exists before it saves it",
  async () => new Response(null, { status: 200 }),
);

export const POST = signedRoute("Intercom signs what it sends", handleWebhookRoute);

export const GET = signedRoute("It refuses everybody", refuseMethod);
export const PUT = signedRoute("It refuses everybody", refuseMethod);
export const PATCH = signedRoute("It refuses everybody", refuseMethod);
export const DELETE = signedRoute("It refuses everybody", refuseMethod);
export const OPTIONS = signedRoute("It refuses everybody", refuseMethod);
