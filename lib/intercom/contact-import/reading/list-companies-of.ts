import { z } from "zod";
import type { IncomingCompany } from "#lib/contacts/save-companies.ts";
import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import { intercomCompany } from "./intercom-people.ts";
import { nextParameters } from "./next-cursor.ts";

type Ask = (call: { path: string; query: Record<string, string> }) => Promise<unknown>;

const perPage = 50;
// Of one contact Intercom knows at most 1,000 (Intercom-OpenAPI 2.16, "Contact"), however few it shows at once.
const mostPages = 200;

const count = z.number().int().min(0).nullish().catch(null);

// Recorded as `data`, described as `companies`: https://developers.intercom.com/docs/references/rest-api
const companiesAnswer = z
  .object({
    data: z.array(z.unknown()).nullish(),
    companies: z.array(z.unknown()).nullish(),
    total_count: count,
    pages: z.object({ next: z.unknown().optional(), total_pages: count }).nullish().catch(null),
  })
  .transform(({ data, companies, ...rest }) => ({ shown: data ?? companies ?? null, ...rest }));

export type CompaniesOf = {
  companies: IncomingCompany[];
  /** False: Intercom counts more than it shows. */
  isComplete: boolean;
};

/** The companies of a contact, page by page while anything says that there are more. Throws IntercomError. */
export async function listCompaniesOf(ask: Ask, contactId: string): Promise<CompaniesOf> {
  const found = new Map<string, IncomingCompany>();
  let query: Record<string, string> = { per_page: String(perPage), page: "1" };
  let counted = 0;
  for (let page = 1; page <= mostPages; page += 1) {
    const answer = await ask({ path: `/contacts/${contactId}/companies`, query });
    const { shown, total_count: total, pages } = understood(answer);
    const before = found.size;
    for (const one of shown) {
      const company = intercomCompany.safeParse(one).data;
      if (company) found.set(company.intercomId, company);
    }
    counted = total ?? found.size;
    const isMore = pages?.next || page < (pages?.total_pages ?? 0) || found.size < counted;
    const mayBeMore = !pages && total == null && shown.length >= perPage;
    // A server that shows the same again has no end.
    if (found.size === before || !(isMore || mayBeMore)) break;
    query = { ...query, page: String(page + 1), ...nextParameters(pages?.next) };
  }
  return { companies: [...found.values()], isComplete: found.size >= counted };
}

function understood(answer: unknown) {
  const { data } = companiesAnswer.safeParse(answer);
  if (data?.shown) return { ...data, shown: data.shown };
  throw new IntercomError("unavailable", "Intercom’s answer was not understood");
}
