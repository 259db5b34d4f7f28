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
import { noteAnswer } from "#lib/intercom/rate-budget/note-answer.ts";
import { takeCall } from "#lib/intercom/rate-budget/take-call.ts";
import type { IntercomRegion } from "#lib/intercom/regions.ts";

/** How somebody is in Intercom now. */
type Now =
  | { is: "here"; contact: IncomingContact; companies: IncomingCompany[] }
  | { is: "merged"; intoId: string }
  | { is: "gone" };

/** Every method throws IntercomError. */
export type AskIntercom = {
  findContact(id: string): Promise<Now>;
  /** Null: it was deleted. */
  findCompany(id: string): Promise<IncomingCompany | null>;
  /** Whether the search finds them: everybody but the archived, the merged and the deleted. */
  isListed(contactId: string): Promise<boolean>;
};

type Access = { scope: Scope; region: IntercomRegion; token: string };

export type Call = { path: string; query?: Record<string, string | null>; body?: object };

const permission = "Read and list users and companies";
const companiesPerPage = 50;
// Of one contact Intercom knows at most 1,000 (Intercom-OpenAPI 2.16, "Contact").
const mostPages = 20;

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
    findCompany: (id) => findCompany(get, id),
    isListed: (id) => isListed(get, id),
  };
}

type Get = (call: Call) => Promise<unknown>;

async function findContact(get: Get, id: string): Promise<Now> {
  const answer = await unlessGone(get, `/contacts/${id}`, id);
  if (answer instanceof IntercomError) {
    const intoId = answer.mergedInto;
    return intoId && intoId !== id ? { is: "merged", intoId } : { is: "gone" };
  }
  const { contact } = understood(intercomContact, answer);
  if (contact.companyIds) return { is: "here", contact, companies: [] };
  const companies = await listCompanies(get, id);
  const companyIds = companies.map(({ intercomId }) => intercomId);
  return { is: "here", contact: { ...contact, companyIds }, companies };
}

const companiesAnswer = z.object({
  data: z.array(intercomCompany),
  pages: z.object({ next: z.unknown() }).nullish(),
});

async function listCompanies(get: Get, id: string): Promise<IncomingCompany[]> {
  const companies: IncomingCompany[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const query = { per_page: String(companiesPerPage), page: String(page) };
    const answer = await orLater(get({ path: `/contacts/${id}/companies`, query }));
    const { data, pages } = understood(companiesAnswer, answer);
    companies.push(...data);
    if (data.length === 0 || !pages?.next) break;
  }
  return companies;
}

async function findCompany(get: Get, id: string): Promise<IncomingCompany | null> {
  const answer = await unlessGone(get, `/companies/${id}`, id);
  return answer instanceof IntercomError ? null : understood(intercomCompany, answer);
}

const searchAnswer = z.object({ data: z.array(z.unknown()) });

async function isListed(get: Get, id: string): Promise<boolean> {
  const body = {
    query: { field: "id", operator: "=", value: id },
    pagination: { per_page: 1 },
  };
  const answer = await orLater(get({ path: "/contacts/search", body }));
  return understood(searchAnswer, answer).data.length > 0;
}

/** Ids come from webhook bodies: one that could change the path of the request is not asked for. */
async function unlessGone(get: Get, path: string, id: string): Promise<unknown> {
  if (!/^[\w-]{1,100}$/.test(id)) return new IntercomError("not_found", "This is no id");
  try {
    return await get({ path });
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
