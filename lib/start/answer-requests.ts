import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { whileAnswering } from "#lib/answer-status.ts";
import { handleWebhookRequest } from "#lib/intercom/webhook-to-ticket/webhook-door.ts";
import { log } from "#lib/log.ts";
import { answerShortly } from "./answer-shortly.ts";
import { nameClient } from "./name-client.ts";
import { pinHost } from "./pin-host.ts";

type Next = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Options = { appUrl: string; trustedProxyHops: number; next: () => Next | null };

const webhook = /^\/api\/intercom\/webhook\/?(\?|$)/;
const liveness = /^\/api\/health\/live\/?(\?|$)/;

/** Every request of the process passes here. `next` gives null until Next is ready to take pages. */
export function answerRequests(options: Options): RequestListener {
  const pinning = { appUrl: new URL(options.appUrl), trustedProxyHops: options.trustedProxyHops };
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "";
    if (request.method === "TRACE") return answerShortly(response, 405, "Not allowed");
    if (webhook.test(path)) return handleWebhookRequest(request, response);
    // A path that names another server, which something later might go and ask.
    if (!path.startsWith("/")) return answerShortly(response, 400, "Bad request");
    if (!pinHost(request, response, pinning)) return;
    nameClient(request, options.trustedProxyHops);
    const next = options.next();
    if (next) return whileAnswering(response, () => next(request, response));
    if (liveness.test(path)) return answerShortly(response, 200, "live");
    answerShortly(response, 503, "Timebook is starting", { "Retry-After": "2" });
  }
  return (request, response) => {
    answer(request, response).catch((err: unknown) => {
      log.error({ err, method: request.method }, "A request failed");
      if (response.headersSent) response.destroy();
      else answerShortly(response, 500, "Something went wrong");
    });
  };
}
