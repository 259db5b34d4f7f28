import type { Contact, Workspace } from "#tests/support/intercom-simulator/state.ts";
import { dialectOf } from "./dialect.ts";
import { atLeast } from "./version.ts";

const alwaysNull = [
  "last_replied_at",
  "last_contacted_at",
  "last_email_opened_at",
  "last_email_clicked_at",
  "browser",
  "browser_version",
  "browser_language",
  "os",
  "android_app_name",
  "android_app_version",
  "android_device",
  "android_os_version",
  "android_sdk_version",
  "android_last_seen_at",
  "ios_app_name",
  "ios_app_version",
  "ios_device",
  "ios_os_version",
  "ios_sdk_version",
  "ios_last_seen_at",
  "utm_campaign",
  "utm_content",
  "utm_medium",
  "utm_source",
  "utm_term",
  "referrer",
];

const shownInSublist = 10;

export function contactJson(
  workspace: Workspace,
  contact: Contact,
  version: string,
): Record<string, unknown> {
  const companies = contact.companyIds.map((id) => ({
    id,
    type: "company",
    url: `/companies/${id}`,
  }));
  return {
    ...Object.fromEntries(alwaysNull.map((field) => [field, null])),
    type: "contact",
    id: contact.id,
    workspace_id: workspace.appId,
    external_id: contact.externalId,
    role: contact.role,
    email: contact.email,
    phone: contact.phone,
    name: contact.name,
    avatar: contact.avatarUrl ? { type: "avatar", image_url: contact.avatarUrl } : null,
    owner_id: ownerId(contact, version),
    social_profiles: { type: "list", data: [] },
    has_hard_bounced: false,
    marked_email_as_spam: false,
    unsubscribed_from_emails: false,
    created_at: contact.createdAt,
    updated_at: contact.updatedAt,
    signed_up_at: contact.signedUpAt,
    last_seen_at: contact.lastSeenAt,
    language_override: contact.language,
    location: locationJson(contact),
    custom_attributes: contact.customAttributes,
    tags: sublist(contact, "tags", []),
    notes: sublist(contact, "notes", []),
    ...companiesIn(workspace, contact, companies),
    opted_out_subscription_types: sublist(contact, "subscriptions", []),
    opted_in_subscription_types: sublist(contact, "subscriptions", []),
    sms_consent: false,
    unsubscribed_from_sms: false,
  };
}

function companiesIn(workspace: Workspace, contact: Contact, companies: unknown[]) {
  const { noCompanies, counts } = dialectOf(workspace);
  if (companies.length === 0 && noCompanies === "absent") return {};
  if (companies.length === 0 && noCompanies === "bare") return { companies: {} };
  const { type, data, url, ...counted } = sublist(contact, "companies", companies);
  return { companies: { type, data, url, ...(counts && counted) } };
}

/** A number up to API 2.15, text from 2.16 on. */
function ownerId({ ownerId }: Contact, version: string): string | number | null {
  return ownerId !== null && !atLeast(version, "2.16") ? Number(ownerId) : ownerId;
}

function locationJson({ country, region, city }: Contact) {
  const codes = { country_code: null, continent_code: null };
  return { type: "location", country, region, city, ...codes };
}

function sublist(contact: Contact, name: string, references: unknown[]) {
  return {
    type: "list",
    data: references.slice(0, shownInSublist),
    url: `/contacts/${contact.id}/${name}`,
    total_count: references.length,
    has_more: references.length > shownInSublist,
  };
}
