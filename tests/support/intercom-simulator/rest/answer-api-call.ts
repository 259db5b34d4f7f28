import { randomUUID } from "node:crypto";
import type { Context } from "#tests/support/intercom-simulator/context.ts";
import {
  type Answer,
  type Exchange,
  readJson,
} from "#tests/support/intercom-simulator/http-exchange.ts";
import type { ApiCallInput, ApiRoute } from "./api-call.ts";
import { ApiError, errorAnswer } from "./api-error.ts";
import { companyRoutes } from "./company-routes.ts";
import { contactRoutes } from "./contact-routes.ts";
import { conversationRoutes } from "./conversation-routes.ts";
import { spendCall } from "./rate-window.ts";
import { workspaceRoutes } from "./workspace-routes.ts";

const routes: ApiRoute[] = [
  ...workspaceRoutes,
  ...contactRoutes,
  ...companyRoutes,
  ...conversationRoutes,
];

export function isApiPath(path: string): boolean {
  return routes.some((route) => route.path.test(path));
}

export async function answerApiCall(context: Context, exchange: Exchange): Promise<Answer> {
  const token = bearerToken(exchange);
  const grant = context.state.tokens.get(token ?? "");
  const workspace = context.state.workspaces.get(grant?.appId ?? "");
  const admin = workspace?.admins.get(grant?.adminId ?? "");
  if (!token || !workspace || !admin) {
    return errorAnswer(401, "unauthorized", "Access Token Invalid", requestId());
  }
  const version = readVersion(exchange) ?? defaultVersion(workspace.appVersion);
  const rate = spendCall(context.state, workspace);
  const headers = { ...rate.headers, ...requestId(), "intercom-version": version };
  if (!rate.allowed) {
    const message = `Exceeded rate limit of ${rate.headers["x-ratelimit-limit"]} in 10_seconds`;
    return errorAnswer(429, "rate_limit_exceeded", message, headers);
  }
  const body = readJson(exchange.body);
  const call = { context, exchange, workspace, admin, token, version, params: [], body };
  const answer = await answerRoute(call);
  return { ...answer, headers: { ...headers, ...answer.headers } };
}

export function bearerToken(exchange: Exchange): string | null {
  return /^Bearer (.+)$/.exec(exchange.headers.authorization ?? "")?.[1] ?? null;
}

export function readVersion(exchange: Exchange): string | null {
  const version = exchange.headers["intercom-version"];
  return typeof version === "string" ? version : null;
}

async function answerRoute(call: ApiCallInput): Promise<Answer> {
  const { method, path } = call.exchange;
  try {
    for (const route of routes) {
      const match = route.method === method ? route.path.exec(path) : null;
      if (!match) continue;
      const params = match.slice(1).map(decodeURIComponent);
      return await route.answer({ ...call, params });
    }
    return errorAnswer(404, "not_found", "The requested resource was not found");
  } catch (error) {
    if (error instanceof ApiError) return errorAnswer(error.status, error.code, error.message);
    throw error;
  }
}

/** API 1.x never answered these routes: a call without a version is then on the first 2.x. */
function defaultVersion(appVersion: string): string {
  return appVersion.startsWith("1.") ? "2.0" : appVersion;
}

function requestId(): Record<string, string> {
  return { "x-request-id": randomUUID().replaceAll("-", "").slice(0, 20) };
}
