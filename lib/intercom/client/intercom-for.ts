import { IntercomClient, IntercomTimeoutError, IntercomError as SdkError } from "intercom-client";
import type { z } from "zod";
import { apiUrl, type IntercomRegion } from "#lib/intercom/regions.ts";
import {
  adminAnswer,
  companiesAnswer,
  contactAnswer,
  conversationAnswer,
  type IntercomAdmin,
  type IntercomCompany,
  type IntercomContact,
  type Me,
  meAnswer,
  type Tag,
  tagsAnswer,
} from "./answers.ts";
import { boundedFetch } from "./bounded-fetch.ts";
import { IntercomError } from "./intercom-error.ts";
import type { Pace } from "./pace.ts";
import { refusalOf } from "./refusal-of.ts";

/** Every method throws IntercomError and nothing else. */
export type Intercom = {
  me(): Promise<Me>;
  listTags(): Promise<Tag[]>;
  findConversation(id: string): Promise<unknown>;
  findContact(id: string): Promise<IntercomContact>;
  listContactCompanies(contactId: string): Promise<IntercomCompany[]>;
  findAdmin(id: string): Promise<IntercomAdmin>;
};

type Access = {
  region: IntercomRegion;
  token: string;
  timeoutMs?: number;
  /** Left out only where no connection is yet or any more, whose budget there would be. */
  pace?: Pace;
};

const companiesPerPage = 50;

export function intercomFor({ region, token, timeoutMs = 30_000, pace }: Access): Intercom {
  const client = new IntercomClient({
    token,
    baseUrl: apiUrl(region),
    // The client's own list of versions ends at 2.14.
    headers: { "Intercom-Version": "2.16" },
    timeoutInSeconds: timeoutMs / 1000,
    maxRetries: 0,
    fetch: async (input, init) => {
      const answer = await boundedFetch(input, init);
      pace?.note(answer);
      return answer;
    },
  });
  const ask = createAsk(pace);
  return {
    me: () => ask(meAnswer, "Read one admin", () => client.admins.identify()),
    listTags: () => ask(tagsAnswer, "Read tags", () => client.tags.list()),
    findConversation: (id) =>
      ask(conversationAnswer, "Read conversations", () =>
        client.conversations.find({ conversation_id: pathId(id) }),
      ),
    findContact: (id) =>
      ask(contactAnswer, "Read one user and one company", () =>
        client.contacts.find({ contact_id: pathId(id) }),
      ),
    listContactCompanies: (contactId) =>
      ask(companiesAnswer, "Read one user and one company", async () => {
        const contact_id = pathId(contactId);
        const page = await client.contacts.listAttachedCompanies({
          contact_id,
          per_page: companiesPerPage,
        });
        // The page's own iterator reads a field that the API does not send, and yields nothing.
        return page.response;
      }),
    findAdmin: (id) =>
      ask(adminAnswer, "Read one admin", () => client.admins.find({ admin_id: pathNumber(id) })),
  };
}

/** Once Intercom refused the access or asked to wait, nothing more is asked: every call gets that answer. */
function createAsk(pace: Pace | undefined) {
  let refusal: IntercomError | null = null;
  return async <T>(
    schema: z.ZodType<T>,
    permission: string,
    call: () => PromiseLike<unknown>,
  ): Promise<T> => {
    const retryAt = refusal ? null : await pace?.take();
    if (retryAt)
      refusal = new IntercomError("rate_limited", "Intercom’s rate limit is reached", { retryAt });
    if (refusal) throw refusal;
    let answer: unknown;
    try {
      answer = await call();
    } catch (error) {
      const ours = ourError(error, permission);
      if (ours.kind === "unauthorized" || ours.kind === "rate_limited") refusal = ours;
      throw ours;
    }
    const parsed = schema.safeParse(answer);
    if (parsed.success) return parsed.data;
    throw new IntercomError("unavailable", "Intercom’s answer was not understood");
  };
}

function ourError(error: unknown, permission: string): IntercomError {
  if (error instanceof IntercomError) return error;
  if (error instanceof IntercomTimeoutError) {
    return new IntercomError("unavailable", "Intercom did not answer in time");
  }
  if (error instanceof SdkError && error.statusCode !== undefined && error.rawResponse) {
    const { statusCode: status, body, rawResponse } = error;
    return refusalOf({ status, headers: new Headers(rawResponse.headers), body, permission });
  }
  return new IntercomError("unavailable", "Intercom could not be reached");
}

// Ids come from webhook bodies: one that could change the path of the request is not asked for.
function pathId(id: string): string {
  if (/^[\w-]{1,100}$/.test(id)) return id;
  throw new IntercomError("not_found", "Intercom does not have it any more");
}

function pathNumber(id: string): number {
  const number = Number(pathId(id));
  if (Number.isSafeInteger(number)) return number;
  throw new IntercomError("not_found", "Intercom does not have it any more");
}
