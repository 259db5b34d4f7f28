import { z } from "zod";
import {
  looseId,
  looseTime,
} from "#lib/intercom/webhook-to-ticket/conversation/intercom-shapes.ts";
import { aboutTopic } from "./contact-topics.ts";

/** What a notification says has changed; how it is now, only Intercom itself can tell. */
export type Change = {
  /** Whom to ask for. The first is whom the notification is about. */
  contactIds: string[];
  companyIds: string[];
  /** The first of `contactIds` now stands for this one too. */
  mergedFrom: string | null;
  /** It tells of a merge, though perhaps not of whom. */
  isMerge: boolean;
  isDeletion: boolean;
  archive: Archive | null;
};

/** Null: it does not say when. */
export type Archive = { isIn: boolean; at: Date | null };

// One that could change the path of a request is no id.
const askableId = looseId.transform((id) => (id && /^[\w-]{1,100}$/.test(id) ? id : null));

const reference = z.object({ id: askableId }).nullish().catch(null);

const notification = z.object({
  created_at: looseTime,
  data: z.object({
    item: z.object({
      id: askableId,
      contact: reference,
      company: reference,
      merged_from: reference,
    }),
  }),
});

/** Null means that it names nobody. */
export function readChange(topic: string, body: unknown): Change | null {
  const { data: parsed } = notification.safeParse(body);
  const about = aboutTopic(topic);
  if (!parsed || !about) return null;
  const { item } = parsed.data;
  const ofCompany = about === "company";
  const contactId = item.contact?.id ?? (ofCompany || about === "membership" ? null : item.id);
  const companyId = item.company?.id ?? (ofCompany ? item.id : null);
  if (!contactId && !companyId) return null;
  const mergedFrom = item.merged_from?.id ?? null;
  const archives = about === "archived" || about === "unarchived";
  return {
    contactIds: contactId ? [contactId] : [],
    companyIds: companyId ? [companyId] : [],
    mergedFrom: mergedFrom === contactId ? null : mergedFrom,
    isMerge: about === "merged",
    isDeletion: about === "deleted",
    archive: archives ? { isIn: about === "archived", at: parsed.created_at ?? null } : null,
  };
}
