import type { KeptFile } from "./files/kept-file.ts";

export type Region = "US" | "EU" | "AU";

export type Admin = { id: string; name: string; email: string; emailVerified: boolean };

export type Tag = { id: string; name: string };

export type Company = {
  id: string;
  companyId: string;
  name: string | null;
  website: string | null;
  plan: string | null;
  customAttributes: CustomAttributes;
  createdAt: number;
  updatedAt: number;
};

type CustomAttributes = Record<string, string | number | boolean | null>;

export type Contact = {
  id: string;
  externalId: string | null;
  role: "user" | "lead";
  name: string | null;
  email: string | null;
  phone: string | null;
  avatarUrl: string | null;
  /** A teammate's. */
  ownerId: string | null;
  language: string | null;
  city: string | null;
  region: string | null;
  country: string | null;
  companyIds: string[];
  customAttributes: CustomAttributes;
  createdAt: number;
  updatedAt: number;
  /** The fraction of the second that webhooks tell and the REST API leaves out. */
  updatedMillis: number;
  signedUpAt: number | null;
  lastSeenAt: number | null;
  mergedInto: string | null;
  archived: boolean;
};

export type Author = {
  type: "user" | "lead" | "admin" | "bot";
  id: string;
  name: string | null;
  email: string;
};

export type Attachment = {
  name: string;
  url: string;
  contentType: string;
  filesize: number;
  width: number | null;
  height: number | null;
};

export type Part = {
  id: string;
  partType: string;
  body: string | null;
  author: Author;
  attachments: Attachment[];
  createdAt: number;
  updatedAt: number;
  redacted: boolean;
  tagsAdded: string[];
  tagsRemoved: string[];
};

export type Source = {
  id: string;
  type: string;
  deliveredAs: string;
  subject: string;
  body: string;
  author: Author;
  attachments: Attachment[];
  url: string | null;
  redacted: boolean;
};

/** `messageId` null: the conversation as a whole carries the tag. */
type Tagging = {
  tagId: string;
  messageId: string | null;
  appliedAt: number;
  adminId: string;
};

export type Conversation = {
  id: string;
  title: string | null;
  source: Source | null;
  contactIds: string[];
  adminAssigneeId: string | null;
  state: "open" | "closed" | "snoozed";
  parts: Part[];
  taggings: Tagging[];
  createdAt: number;
  updatedAt: number;
};

export type TagEvent = {
  action: "added" | "removed";
  conversationId: string;
  tagId: string;
  messageId: string | null;
  adminId: string;
  at: number;
};

export type Workspace = {
  appId: string;
  name: string;
  region: Region;
  timezone: string;
  /** The API version set for the app in the Developer Hub: it shapes the webhooks. */
  appVersion: string;
  createdAt: number;
  installed: boolean;
  admins: Map<string, Admin>;
  tags: Map<string, Tag>;
  companies: Map<string, Company>;
  contacts: Map<string, Contact>;
  conversations: Map<string, Conversation>;
  files: Map<string, KeptFile>;
  tagEvents: TagEvent[];
  counters: Record<
    "admin" | "tag" | "company" | "contact" | "conversation" | "part" | "source",
    number
  >;
};

type Grant = { appId: string; adminId: string };

export type ApiCall = {
  method: string;
  path: string;
  status: number | null;
  at: number;
  token: string | null;
  version: string | null;
  body: string;
};

export type Delivery = {
  at: number;
  appId: string;
  topic: string;
  notificationId: string | null;
  attempt: number;
  url: string;
  body: string;
  status: number | null;
  error: string | null;
  durationMs: number;
  retryAt: number | null;
};

export type SimulatorState = {
  url: string;
  app: {
    clientId: string;
    clientSecret: string;
    redirectUris: string[];
    uninstallUrl: string | null;
  };
  webhook: { url: string | null; disabled: boolean; throttledUntil: number; lostAnswers: number };
  rate: { limit: number; windowMs: number };
  workspaces: Map<string, Workspace>;
  codes: Map<string, Grant>;
  tokens: Map<string, Grant>;
  calls: ApiCall[];
  deliveries: Delivery[];
};

export function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

export function createState(app: SimulatorState["app"], webhookUrl: string | null): SimulatorState {
  return {
    url: "",
    app,
    webhook: { url: webhookUrl, disabled: false, throttledUntil: 0, lostAnswers: 0 },
    rate: { limit: 1666, windowMs: 10_000 },
    workspaces: new Map(),
    codes: new Map(),
    tokens: new Map(),
    calls: [],
    deliveries: [],
  };
}
