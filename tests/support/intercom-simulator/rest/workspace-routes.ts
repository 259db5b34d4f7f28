import { jsonAnswer } from "#tests/support/intercom-simulator/http-exchange.ts";
import type { ApiRoute } from "./api-call.ts";
import { errorAnswer } from "./api-error.ts";
import { adminJson, meJson } from "./workspace-json.ts";

export const workspaceRoutes: ApiRoute[] = [
  {
    method: "GET",
    path: /^\/me$/,
    answer: ({ workspace, admin }) => jsonAnswer(200, meJson(workspace, admin)),
  },
  {
    method: "GET",
    path: /^\/admins$/,
    answer: ({ workspace }) => {
      const admins = [...workspace.admins.values()].map(adminJson);
      return jsonAnswer(200, { type: "admin.list", admins });
    },
  },
  {
    method: "GET",
    path: /^\/admins\/([^/]+)$/,
    answer: ({ workspace, params: [id = ""] }) => {
      const admin = workspace.admins.get(id);
      if (!admin) return errorAnswer(404, "admin_not_found", "Admin not found");
      return jsonAnswer(200, adminJson(admin));
    },
  },
  {
    method: "GET",
    path: /^\/tags$/,
    answer: ({ workspace }) => {
      const data = [...workspace.tags.values()].map(({ id, name }) => ({ type: "tag", id, name }));
      return jsonAnswer(200, { type: "list", data });
    },
  },
  {
    method: "POST",
    path: /^\/auth\/uninstall$/,
    answer: async ({ context, workspace }) => {
      for (const [token, { appId }] of context.state.tokens) {
        if (appId === workspace.appId) context.state.tokens.delete(token);
      }
      workspace.installed = false;
      void context.sender.postUninstall(workspace.appId);
      return jsonAnswer(200, {});
    },
  },
];
