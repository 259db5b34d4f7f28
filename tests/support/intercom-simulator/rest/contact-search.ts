import type { Contact, Workspace } from "#tests/support/intercom-simulator/state.ts";
import { passedMs } from "#tests/support/intercom-simulator/workspace/passed-time.ts";
import type { SearchRules } from "./search-query.ts";
import { atLeast } from "./version.ts";

const dateFields: Record<string, (contact: Contact) => number | null> = {
  created_at: (contact) => contact.createdAt,
  updated_at: (contact) => contact.updatedAt,
  last_seen_at: (contact) => contact.lastSeenAt,
  signed_up_at: (contact) => contact.signedUpAt,
};

export const contactSortFields: Record<string, (contact: Contact) => number | string> = {
  created_at: (contact) => contact.createdAt,
  updated_at: (contact) => contact.updatedAt,
  last_seen_at: (contact) => contact.lastSeenAt ?? 0,
  name: (contact) => contact.name ?? "",
};

/** Up to API 2.16 a date means a whole day of the workspace's own time zone. */
export function contactSearchRules(workspace: Workspace, version: string): SearchRules<Contact> {
  return {
    fields: {
      ...dateFields,
      id: (contact) => contact.id,
      role: (contact) => contact.role,
      name: (contact) => contact.name,
      email: (contact) => contact.email,
      email_domain: (contact) => contact.email?.split("@")[1] ?? null,
      phone: (contact) => contact.phone,
      external_id: (contact) => contact.externalId,
      language_override: (contact) => contact.language,
      "location.country": (contact) => contact.country,
      owner_id: (contact) => contact.ownerId,
      "location.region": (contact) => contact.region,
      "location.city": (contact) => contact.city,
    },
    dateFields: Object.keys(dateFields),
    dates: atLeast(version, "2.17") ? "second" : "day",
    timezone: workspace.timezone,
    aheadSeconds: passedMs(workspace) / 1000,
  };
}
