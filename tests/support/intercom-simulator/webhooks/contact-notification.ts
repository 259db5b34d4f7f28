import { contactJson } from "#tests/support/intercom-simulator/rest/contact-json.ts";
import type { Contact, Workspace } from "#tests/support/intercom-simulator/state.ts";
import { createdMillis } from "#tests/support/intercom-simulator/workspace/people.ts";
import { type Notification, notificationOf } from "./notification.ts";

export type ContactTopic =
  | `contact.${"user" | "lead"}.${"created" | "updated"}`
  | "contact.lead.added_email"
  | "contact.lead.signed_up"
  | "contact.email.updated"
  | "contact.archived"
  | "contact.unarchived"
  | "contact.unarchive"
  | "contact.deleted"
  | "contact.merged";

export type ContactItemOptions = {
  /** Unix seconds; the contact's last change unless said. */
  at?: number;
  /** ISO 8601 as recorded, or the seconds of the REST API. */
  times?: "iso" | "unix";
  /** Of `contact.merged`: the id of the contact that is gone. Without it the item does not say. */
  mergedFrom?: string;
};

export function contactNotification(
  workspace: Workspace,
  topic: ContactTopic,
  contact: Contact,
  options: ContactItemOptions = {},
): Notification {
  const item = itemOf(workspace, topic, contact, options);
  return notificationOf(workspace, topic, item, options.at ?? contact.updatedAt);
}

/** A REST contact with its times in words, in two spellings at once. */
export function webhookContactJson(
  workspace: Workspace,
  contact: Contact,
  times: "iso" | "unix" = "iso",
): Record<string, unknown> {
  const { createdAt, updatedAt, updatedMillis, signedUpAt, lastSeenAt } = contact;
  const inWords = {
    created_at: isoTime(createdAt, createdMillis),
    updated_at: isoTime(updatedAt, updatedMillis),
    signed_up_at: signedUpAt === null ? null : isoTime(signedUpAt, createdMillis),
    last_seen_at: lastSeenAt === null ? null : new Date(lastSeenAt * 1000).toISOString(),
  };
  return {
    ...contactJson(workspace, contact, workspace.appVersion),
    ...(times === "iso" && inWords),
    custom_attributes: { ...contact.customAttributes },
    enabled_push_messaging: null,
  };
}

export function isoTime(seconds: number, millis: number): string {
  return new Date(seconds * 1000 + millis).toISOString().replace("Z", "+00:00");
}

function itemOf(
  workspace: Workspace,
  topic: ContactTopic,
  contact: Contact,
  { times, mergedFrom }: ContactItemOptions,
): Record<string, unknown> {
  const named = { id: contact.id, external_id: contact.externalId, type: "contact" };
  if (topic === "contact.archived") return { ...named, archived: true };
  if (topic === "contact.deleted") return { ...named, deleted: true };
  const item = webhookContactJson(workspace, contact, times);
  const gone = mergedFrom !== undefined && { merged_from: { type: "contact", id: mergedFrom } };
  return { ...item, ...gone };
}
