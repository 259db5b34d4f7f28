import type { Context } from "#tests/support/intercom-simulator/context.ts";
import type { Answer, Exchange } from "#tests/support/intercom-simulator/http-exchange.ts";
import type { Admin, Workspace } from "#tests/support/intercom-simulator/state.ts";

export type ApiCallInput = {
  context: Context;
  exchange: Exchange;
  workspace: Workspace;
  admin: Admin;
  token: string;
  version: string;
  params: string[];
  body: Record<string, unknown>;
};

export type ApiRoute = {
  method: string;
  path: RegExp;
  answer(call: ApiCallInput): Answer | Promise<Answer>;
};
