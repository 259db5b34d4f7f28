type OfContact = "contact" | "archived" | "unarchived" | "deleted" | "merged";

type About = OfContact | "company" | "membership";

/**
 * What a notification of each topic is about. Intercom's pages and its notifications spell two of them differently:
 * https://developers.intercom.com/docs/references/webhooks/webhook-models
 */
const aboutOf = new Map<string, About>([
  ["contact.user.created", "contact"],
  ["contact.user.updated", "contact"],
  ["contact.lead.created", "contact"],
  ["contact.lead.updated", "contact"],
  ["contact.lead.added_email", "contact"],
  ["contact.lead.signed_up", "contact"],
  ["contact.email.updated", "contact"],
  ["contact.deleted", "deleted"],
  ["contact.merged", "merged"],
  ["contact.archived", "archived"],
  ["contact.archive", "archived"],
  ["contact.unarchived", "unarchived"],
  ["contact.unarchive", "unarchived"],
  ["company.created", "company"],
  ["company.updated", "company"],
  ["company.deleted", "company"],
  ["company.contact.attached", "membership"],
  ["company.contact.detached", "membership"],
]);

export const contactTopics: string[] = [...aboutOf.keys()];

/** Null: the topic has nothing to do with contacts. */
export function aboutTopic(topic: string) {
  return aboutOf.get(topic) ?? null;
}
