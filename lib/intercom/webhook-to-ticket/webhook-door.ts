import type { IncomingMessage, ServerResponse } from "node:http";
import { faultPoint } from "#lib/fault-point.ts";
import { securityHeaders } from "#lib/security-headers.ts";
import { answerOversize, receiveWebhook, type WebhookStatus } from "./receive-webhook.ts";
import { readRawBody } from "./request/read-raw-body.ts";

/** The server's own way in, which takes this one path before Next sees it: a Next route costs ten times the CPU. */
export async function handleWebhookRequest(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === "HEAD") return send(response, 200);
  if (request.method !== "POST") return send(response, 405);
  const announced = Number(request.headers["content-length"] ?? 0);
  const body = await readRawBody(request, announced);
  if (body === "aborted") return;
  if (body === "too_large") {
    // The rest of the body is not read, so the connection cannot be used again.
    response.once("finish", () => request.socket.destroySoon());
    response.setHeader("Connection", "close");
    return send(response, answerOversize());
  }
  const status = await receiveWebhook(body, { get: (name) => headerOf(request, name) });
  await faultPoint("answer.before");
  send(response, status);
  await faultPoint("answer.after");
}

function headerOf(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === "string" ? value : null;
}

function send(response: ServerResponse, status: WebhookStatus): void {
  for (const { key, value } of securityHeaders) response.setHeader(key, value);
  if (status === 405) response.setHeader("Allow", "HEAD, POST");
  response.writeHead(status, { "Content-Length": 0, "Cache-Control": "no-store" }).end();
}
