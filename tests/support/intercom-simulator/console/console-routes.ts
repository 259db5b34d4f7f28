import type { Context } from "#tests/support/intercom-simulator/context.ts";
import type { Answer, Exchange } from "#tests/support/intercom-simulator/http-exchange.ts";
export async function consoleAnswer(_c: Context, _e: Exchange): Promise<Answer | null> {
  return null;
}
