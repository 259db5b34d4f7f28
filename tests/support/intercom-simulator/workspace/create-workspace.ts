import { randomBytes } from "node:crypto";
import {
  nowSeconds,
  type Region,
  type Workspace,
} from "#tests/support/intercom-simulator/state.ts";

export type NewWorkspace = {
  appId?: string;
  name: string;
  region: Region;
  timezone?: string;
  /** The app's webhooks are on API 2.15: bodies are plain text. */
  plainText?: boolean;
  /** The app's webhooks are on API 1.x. */
  api1x?: boolean;
};

const timezones = { US: "America/New_York", EU: "Europe/Dublin", AU: "Australia/Sydney" };

export function createWorkspace(given: NewWorkspace): Workspace {
  return {
    appId: given.appId ?? randomBytes(4).toString("hex"),
    name: given.name,
    region: given.region,
    timezone: given.timezone ?? timezones[given.region],
    appVersion: webhookVersion(given),
    createdAt: nowSeconds(),
    installed: false,
    admins: new Map(),
    tags: new Map(),
    companies: new Map(),
    contacts: new Map(),
    conversations: new Map(),
    files: new Map(),
    tagEvents: [],
    counters: { admin: 0, tag: 0, company: 0, contact: 0, conversation: 0, part: 0, source: 0 },
  };
}

function webhookVersion({ api1x, plainText }: NewWorkspace): string {
  if (api1x) return "1.4";
  return plainText ? "2.15" : "2.14";
}
