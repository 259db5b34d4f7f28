import { Readable } from "node:stream";
import { answerUnread, receiveWebhook } from "./receive-webhook.ts";
import { readRawBody } from "./request/read-raw-body.ts";

/** The way in where Next itself is the server. It answers as the server's own door does. */
export async function handleWebhookRoute(request: Request): Promise<Response> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  const stream = Readable.from(request.body ?? [], { highWaterMark: 1 });
  const body = await readRawBody(stream, announced);
  const status =
    typeof body === "string" ? answerUnread(body) : await receiveWebhook(body, request.headers);
  return status === 200 ? new Response(null) : refusal(status);
}

/** What every method but HEAD and POST gets. */
export async function refuseMethod(): Promise<Response> {
  return refusal(405, { Allow: "HEAD, POST" });
}

function refusal(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { ...headers, Connection: "close" } });
}
