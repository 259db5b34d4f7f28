import type { Context } from "#tests/support/intercom-simulator/context.ts";
import {
  type Answer,
  type Exchange,
  htmlAnswer,
  jsonAnswer,
  readFields,
  redirectAnswer,
} from "#tests/support/intercom-simulator/http-exchange.ts";
import { errorAnswer } from "#tests/support/intercom-simulator/rest/api-error.ts";
import { renderConsent, renderRefusal } from "./consent-page.ts";
import { newCode, newToken } from "./new-token.ts";

type Authorization = { clientId: string; state: string; redirectUri: string };

export function showConsent({ state }: Context, { query }: Exchange): Answer {
  const asked = readAuthorization(Object.fromEntries(query));
  if (asked.clientId !== state.app.clientId) {
    return htmlAnswer(404, renderRefusal("This app does not exist", "The client_id is unknown."));
  }
  const workspaces = [...state.workspaces.values()].filter(({ admins }) => admins.size > 0);
  return htmlAnswer(200, renderConsent({ ...asked, workspaces }));
}

/** An address that is not registered falls back, silently, to the first one that is. */
export function answerConsent({ state }: Context, exchange: Exchange): Answer {
  const fields = readFields(exchange);
  const asked = readAuthorization(fields);
  const registered = state.app.redirectUris;
  const redirectUri = registered.includes(asked.redirectUri)
    ? asked.redirectUri
    : (registered[0] ?? asked.redirectUri);
  if (asked.clientId !== state.app.clientId || !URL.canParse(redirectUri)) {
    return htmlAnswer(400, renderRefusal("This request cannot be answered", "No redirect URL."));
  }
  const workspace = state.workspaces.get(fields.workspace ?? "");
  const [adminId] = workspace?.admins.keys() ?? [];
  if (fields.decision !== "authorize" || !workspace || !adminId) {
    return redirectAnswer(302, callback(redirectUri, "error=access_denied", asked.state));
  }
  const code = newCode();
  state.codes.set(code, { appId: workspace.appId, adminId });
  return redirectAnswer(302, callback(redirectUri, `code=${code}`, asked.state));
}

export function exchangeCode({ state }: Context, exchange: Exchange): Answer {
  const fields = readFields(exchange);
  const { clientId, clientSecret } = state.app;
  if (fields.client_id !== clientId || fields.client_secret !== clientSecret) {
    return errorAnswer(401, "unauthorized", "Unauthorized Client");
  }
  const grant = state.codes.get(fields.code ?? "");
  if (!grant) return errorAnswer(401, "unauthorized", "Unauthorized Code");
  state.codes.delete(fields.code ?? "");
  const token = newToken();
  state.tokens.set(token, grant);
  const workspace = state.workspaces.get(grant.appId);
  if (workspace) workspace.installed = true;
  return jsonAnswer(200, { token_type: "Bearer", token, access_token: token });
}

function readAuthorization(fields: Record<string, string>): Authorization {
  return {
    clientId: fields.client_id ?? "",
    state: fields.state ?? "",
    redirectUri: fields.redirect_uri ?? "",
  };
}

/** The code goes out as it is, with its bare `=`. */
function callback(redirectUri: string, outcome: string, state: string): string {
  const separator = redirectUri.includes("?") ? "&" : "?";
  return `${redirectUri}${separator}${outcome}&state=${encodeURIComponent(state)}`;
}
