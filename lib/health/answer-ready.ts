import { checkHealth } from "./check-health.ts";

export async function answerReady(): Promise<Response> {
  const health = await checkHealth();
  return Response.json(health, {
    status: health.ready ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
