import type { IncomingMessage, ServerResponse } from "node:http";
import { faultPoint } from "#lib/fault-point.ts";
import { log } from "#lib/log.ts";
import { securityHeaders } from "#lib/security-headers.ts";
import { answerUnread, receiveWebhook, type WebhookStatus } from "./receive-webhook.ts";
import { readRawBody } from "./request/read-raw-body.ts";

const lingerMs = 1_500;
const sentAlways = [
  ...securityHeaders.flatMap(({ key, value }) => [key, value]),
  ...["Content-Length", "0", "Cache-Control", "no-store"],
];

/** The server's own way in, which takes this one path before Next sees it: a Next route costs ten times the CPU. */
export async function handleWebhookRequest(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await answerCall(request, response);
  } catch (err) {
    log.error({ err }, "a webhook call failed");
    if (response.headersSent) response.destroy();
    else send(response, 503);
  }
}

async function answerCall(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === "HEAD") return send(response, 200);
  if (request.method !== "POST") return send(response, 405);
  const announced = Number(request.headers["content-length"] ?? 0);
  const body = await readRawBody(request, announced);
  if (typeof body === "string") return hangUp(response, answerUnread(body));
  const status = await receiveWebhook(body, { get: (name) => headerOf(request, name) });
  await faultPoint("answer.before");
  send(response, status);
  await faultPoint("answer.after");
}

function headerOf(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === "string" ? value : null;
}

/** Answers, and closes a moment later: at once, the bytes left unread would make the kernel drop the answer. */
function hangUp(response: ServerResponse, status: WebhookStatus): void {
  writeHead(response, status).flushHeaders();
  setTimeout(() => response.end(), lingerMs);
}

function send(response: ServerResponse, status: WebhookStatus): void {
  writeHead(response, status).end();
}

function writeHead(response: ServerResponse, status: WebhookStatus): ServerResponse {
  const headers = [...sentAlways];
  if (status === 405) headers.push("Allow", "HEAD, POST");
  // What follows on the connection of a refused request may be the rest of it, dressed as another.
  if (status !== 200) headers.push("Connection", "close");
  return response.writeHead(status, headers);
}
