import { publicRoute } from "#lib/auth/doors.ts";

export const dynamic = "force-dynamic";

export const GET = publicRoute(
  "A load balancer asks whether the process lives",
  async () => new Response("live\n", { headers: { "Cache-Control": "no-store" } }),
);
