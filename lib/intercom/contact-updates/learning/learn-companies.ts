import { database } from "#lib/database/client.ts";
import type { AskIntercom } from "#lib/intercom/contact-updates/ask-intercom.ts";
import type { Found, Source } from "./learn-person.ts";

/** Those companies of whoever was found, and `more`, that are not here yet, or only by their id. */
export async function learnCompanies(
  source: Source,
  intercom: AskIntercom,
  found: Found,
  more: string[] = [],
): Promise<void> {
  const named = found.people.flatMap(({ contact }) => contact.companyIds ?? []);
  const brought = new Set(found.companies.map(({ intercomId }) => intercomId));
  const unknown = await findUnknown(
    source,
    named.filter((id) => !brought.has(id)),
  );
  for (const id of new Set([...more, ...unknown])) {
    const company = await intercom.findCompany(id);
    if (company) found.companies.push(company);
    else found.goneCompanyIds.push(id);
  }
}

async function findUnknown({ scope, intercomAppId }: Source, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const known = await database.company.findMany({
    where: {
      workspaceId: scope.workspaceId,
      intercomAppId,
      intercomCompanyId: { in: ids },
      fingerprint: { not: null },
    },
    select: { intercomCompanyId: true },
  });
  const isKnown = new Set(known.map(({ intercomCompanyId }) => intercomCompanyId));
  return ids.filter((id) => !isKnown.has(id));
}
