import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { nameOfCompany, nameOfPerson } from "./stand-in.ts";

type Filter = { customer: string | null; company: string | null };

/** As a filter says them; null where it is not by one. */
export type FilterNames = Filter;

/** Of whom a list is filtered by their ids, also where nothing is listed, and where they are nobody here any more. */
export async function nameFilter(
  scope: Scope,
  { customer, company }: Filter,
): Promise<FilterNames> {
  const [person, firm] = await Promise.all([
    customer && namePerson(scope, customer),
    company && nameFirm(scope, company),
  ]);
  return { customer: person, company: firm };
}

const naming = { id: true, name: true, role: true, intercomContactId: true } as const;

async function namePerson({ workspaceId }: Scope, id: string): Promise<string> {
  const person = await database.contact.findFirst({
    where: { workspaceId, id, erasingSince: null },
    select: { ...naming, deletedAt: true, mergedInto: { select: naming } },
  });
  if (!person) return "somebody who is gone";
  const name = nameOfPerson(person);
  if (person.mergedInto) return `${name}, merged into ${nameOfPerson(person.mergedInto)}`;
  return person.deletedAt ? `${name}, deleted` : name;
}

async function nameFirm({ workspaceId }: Scope, id: string): Promise<string> {
  const company = await database.company.findFirst({
    where: { workspaceId, id },
    select: { id: true, name: true, intercomCompanyId: true, deletedAt: true },
  });
  if (!company) return "one that is gone";
  const name = nameOfCompany(company);
  return company.deletedAt ? `${name}, deleted` : name;
}
