import { z } from "zod";
import type { Scope } from "#lib/auth/member.ts";
import type { IncomingCompany } from "#lib/contacts/save-companies.ts";
import type { IncomingContact } from "#lib/contacts/save-contacts.ts";
import { getFromIntercom } from "#lib/intercom/client/get-from-intercom.ts";
import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import {
  intercomCompany,
  intercomContact,
} from "#lib/intercom/contact-import/reading/intercom-people.ts";
import { listCompaniesOf } from "#lib/intercom/contact-import/reading/list-companies-of.ts";
import { noteAnswer } from "#lib/intercom/rate-budget/note-answer.ts";
import { takeCall } from "#lib/intercom/rate-budget/take-call.ts";
import type { IntercomRegion } from "#lib/intercom/regions.ts";
import { looseId } from "#lib/intercom/webhook-to-ticket/conversation/intercom-shapes.ts";

/** What Intercom answers when it is asked for somebody. */
export type Now =
  | {
      is: "here";
      contact: IncomingContact;
      companies: IncomingCompany[];
      /** Null: it does not say. */
      isArchived: boolean | null;
      /** Who was merged into them; null: it does not say. */
      mergedIds: string[] | null;
    }
  | { is: "archived" }
  | { is: "deleted" }
  /** Null: it does not say into whom. */
  | { is: "merged"; intoId: string | null }
  /** It does not have them, and says no more. */
  | { is: "absent" };

/** Every method throws IntercomError. */
export type AskIntercom = {
  findContact(id: string): Promise<Now>;
  /** Who was merged into this user. */
  listMerged(id: string): Promise<string[]>;
  /** Null: it was deleted. */
  findCompany(id: string): Promise<IncomingCompany | null>;
  /** Whether the search finds them: everybody but the archived, the merged and the deleted. */
  isListed(contactId: string): Promise<boolean>;
};

type Access = { scope: Scope; region: IntercomRegion; token: string };

export type Call = { path: string; query?: Record<string, string | null>; body?: object };

const permission = "Read and list users and companies";

/** Each call is taken from the budget that all share; where none is left, it is as if Intercom had said so. */
export function askIntercom({ scope, ...access }: Access): AskIntercom {
  let refusal: IntercomError | null = null;
  const get = async ({ path, ...call }: Call) => {
    if (refusal) throw refusal;
    try {
      const retryAt = await takeCall(scope);
      if (retryAt) throw budgetSpent(retryAt);
      const onAnswer = (answer: { status: number; headers: Headers }) => noteAnswer(scope, answer);
      return await getFromIntercom({ ...access, ...call, path, permission, onAnswer });
    } catch (error) {
      if (isFinal(error)) refusal = error;
      throw error;
    }
  };
  return askThrough(get);
}

/** The same by a way of calling that paces itself. */
export function askThrough(get: Get): AskIntercom {
  return {
    findContact: (id) => findContact(get, id),
    listMerged: (id) => listMerged(get, id),
    findCompany: (id) => findCompany(get, id),
    isListed: (id) => isListed(get, id),
  };
}

type Get = (call: Call) => Promise<unknown>;

async function findContact(get: Get, id: string): Promise<Now> {
  const query = { include_merge_history: "true" };
  const answer = await unlessGone(get, { path: `/contacts/${id}`, query }, id);
  if (answer instanceof IntercomError) {
    if (answer.kind !== "gone") return { is: "absent" };
    return { is: "merged", intoId: answer.mergedInto === id ? null : answer.mergedInto };
  }
  const { contact, isDeleted, isArchived, isBare, mergedIds } = understood(intercomContact, answer);
  if (contact.intercomId !== id) return { is: "merged", intoId: contact.intercomId };
  if (isDeleted) return { is: "deleted" };
  if (isArchived && isBare) return { is: "archived" };
  const here = { is: "here", isArchived, mergedIds } as const;
  if (contact.companyIds) return { ...here, contact, companies: [] };
  const { companies, isComplete } = await listCompaniesOf((call) => orLater(get(call)), id);
  const companyIds = isComplete ? companies.map(({ intercomId }) => intercomId) : null;
  return { ...here, contact: { ...contact, companyIds }, companies };
}

const mergeHistory = z.object({
  data: z.array(z.object({ source_contact_id: z.coerce.string() })),
});

/** https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/listcontactmergehistory */
async function listMerged(get: Get, id: string): Promise<string[]> {
  const query = { per_page: "150" };
  const answer = await unlessGone(get, { path: `/contacts/${id}/merge_history`, query }, id);
  if (answer instanceof IntercomError) return [];
  return understood(mergeHistory, answer).data.map((one) => one.source_contact_id);
}

const deletedAnswer = z.object({ deleted: z.literal(true) });

async function findCompany(get: Get, id: string): Promise<IncomingCompany | null> {
  const answer = await unlessGone(get, { path: `/companies/${id}` }, id);
  const isGone = answer instanceof IntercomError || deletedAnswer.safeParse(answer).success;
  return isGone ? null : understood(intercomCompany, answer);
}

const searchAnswer = z.object({ data: z.array(z.object({ id: looseId })) });

async function isListed(get: Get, id: string): Promise<boolean> {
  const body = {
    query: { field: "id", operator: "=", value: id },
    pagination: { per_page: 1 },
  };
  const answer = await orLater(get({ path: "/contacts/search", body }));
  return understood(searchAnswer, answer).data.some((found) => found.id === id);
}

/** Ids come from webhook bodies: one that could change the path of the request is not asked for. */
async function unlessGone(get: Get, call: Call, id: string): Promise<unknown> {
  if (!/^[\w-]{1,100}$/.test(id)) return new IntercomError("not_found", "This is no id");
  try {
    return await get(call);
  } catch (error) {
    if (isAbsence(error)) return error;
    throw error;
  }
}

/** Somebody who is gone between two calls is found to be so at the next try. */
async function orLater<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!isAbsence(error)) throw error;
    throw new IntercomError("unavailable", "It changed in Intercom while it was read");
  }
}

function isAbsence(error: unknown): error is IntercomError {
  return error instanceof IntercomError && (error.kind === "not_found" || error.kind === "gone");
}

function understood<T>(schema: z.ZodType<T>, answer: unknown): T {
  const { data } = schema.safeParse(answer);
  if (data !== undefined) return data;
  throw new IntercomError("unavailable", "Intercom’s answer was not understood");
}

function isFinal(error: unknown): error is IntercomError {
  return (
    error instanceof IntercomError &&
    (error.kind === "unauthorized" || error.kind === "rate_limited")
  );
}

function budgetSpent(retryAt: Date): IntercomError {
  return new IntercomError("rate_limited", "Intercom’s rate limit is reached", { retryAt });
}
