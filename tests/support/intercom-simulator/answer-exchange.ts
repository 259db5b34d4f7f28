import { consoleAnswer } from "./console/console-routes.ts";
import type { Context } from "./context.ts";
import { applyFault, createFault, readFaultRequest } from "./fault-script.ts";
import { answerFile } from "./files/sim-file.ts";
import { type Answer, type Exchange, jsonAnswer, readJson } from "./http-exchange.ts";
import { answerConsent, exchangeCode, showConsent } from "./oauth/oauth-routes.ts";
import { answerApiCall, bearerToken, isApiPath, readVersion } from "./rest/answer-api-call.ts";
import { errorAnswer } from "./rest/api-error.ts";
import { readTruth } from "./truth.ts";
import { answerWatched } from "./workspace/watched-calls.ts";

export async function answerExchange(
  context: Context,
  exchange: Exchange,
): Promise<Answer | "reset"> {
  const { method, path } = exchange;
  if (path === "/__script" && method === "POST") return addFaults(context, exchange);
  if (path === "/__truth") return jsonAnswer(200, readTruth(context.state));
  const api = isApiPath(path) || path === "/auth/eagle/token";
  const answer = await answerWatched(context, exchange, async () => {
    const fault = await applyFault(context.faults, exchange);
    return fault ?? answerUnfaulted(context, exchange);
  });
  if (api) recordCall(context, exchange, answer);
  return answer;
}

async function answerUnfaulted(context: Context, exchange: Exchange): Promise<Answer> {
  const { method, path } = exchange;
  if (path === "/oauth") {
    return method === "POST" ? answerConsent(context, exchange) : showConsent(context, exchange);
  }
  if (path === "/auth/eagle/token" && method === "POST") return exchangeCode(context, exchange);
  if (isApiPath(path)) return answerApiCall(context, exchange);
  const answer = answerFile(context, exchange) ?? (await consoleAnswer(context, exchange));
  return answer ?? errorAnswer(404, "not_found", "The requested resource was not found");
}

function recordCall(context: Context, exchange: Exchange, answer: Answer | "reset"): void {
  const query = exchange.query.size > 0 ? `?${exchange.query}` : "";
  context.state.calls.push({
    method: exchange.method,
    path: exchange.path + query,
    status: answer === "reset" ? null : answer.status,
    at: Date.now(),
    token: bearerToken(exchange),
    version: readVersion(exchange),
    body: exchange.body,
  });
}

function addFaults(context: Context, exchange: Exchange): Answer {
  const request = readFaultRequest(readJson(exchange.body));
  if (typeof request === "string") return errorAnswer(400, "parameter_invalid", request);
  context.faults.push(createFault(request.path, request.answer));
  return jsonAnswer(200, { scripted: request.path });
}
