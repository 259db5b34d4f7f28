import type { Context } from "#tests/support/intercom-simulator/context.ts";
import { newCode, newToken } from "#tests/support/intercom-simulator/oauth/new-token.ts";
import type { Workspace } from "#tests/support/intercom-simulator/state.ts";

export function installationActions({ state, sender }: Context, record: Workspace) {
  const grant = (adminId?: string) => {
    const [first] = record.admins.keys();
    const id = adminId ?? first;
    if (!id) throw new Error(`Add a teammate to ${record.appId} before authorizing access`);
    return { appId: record.appId, adminId: id };
  };
  const revokeTokens = () => {
    for (const [token, { appId }] of state.tokens) {
      if (appId === record.appId) state.tokens.delete(token);
    }
  };
  return {
    issueCode: (adminId?: string) => {
      const code = newCode();
      state.codes.set(code, grant(adminId));
      return code;
    },
    issueToken: (adminId?: string) => {
      const token = newToken();
      state.tokens.set(token, grant(adminId));
      record.installed = true;
      return token;
    },
    livingTokens: () =>
      [...state.tokens].filter(([, { appId }]) => appId === record.appId).map(([token]) => token),
    revokeTokens,
    uninstallApp: async () => {
      revokeTokens();
      record.installed = false;
      await sender.postUninstall(record.appId);
    },
  };
}
