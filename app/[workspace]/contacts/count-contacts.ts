import { cache } from "react";
import type { Member } from "#lib/auth/member.ts";
import { countCompanies } from "#lib/contacts/list/list-companies.ts";
import { countPeople } from "#lib/contacts/list/list-people.ts";

/** All of them, for the tabs and the list alike. */
export const countContacts = cache(async (member: Member) => {
  const [people, companies] = await Promise.all([countPeople(member), countCompanies(member)]);
  return { people, companies };
});
