import type { Screen } from "./screens.ts";
import { pageIds } from "./seed-contacts.ts";

const people = "app/[workspace]/contacts/page.tsx";
const person = "app/[workspace]/contacts/[contact]/page.tsx";
const companies = "app/[workspace]/companies/page.tsx";
const company = "app/[workspace]/companies/[company]/page.tsx";

const firstPages: Screen[] = ["contacts-few", "contacts-many"].flatMap((state) => [
  shown(state, people, { name: `people-${state}`, path: `/${state}/contacts` }),
  shown(state, companies, { name: `companies-${state}`, path: `/${state}/companies` }),
]);

function shown(state: string, page: string, screen: Pick<Screen, "name" | "path">): Screen {
  return { state, page, as: "member", ...screen };
}

function many(page: string, name: string, path: string): Screen {
  return shown("contacts-many", page, { name, path: `/contacts-many${path}` });
}

export const contactScreens: Screen[] = [
  ...firstPages,
  shown("empty", people, { name: "people-empty", path: "/empty/contacts" }),
  shown("empty", companies, { name: "companies-empty", path: "/empty/companies" }),
  many(people, "people-by-name", "/contacts?sort=name"),
  many(people, "people-nothing-found", "/contacts?q=nobody+of+that+name"),
  many(people, "people-filtered", "/contacts?q=whitcombe&role=lead"),
  many(people, "people-gone", "/contacts?standing=gone"),
  many(person, "contact", `/contacts/${pageIds.jonas}`),
  many(person, "contact-history", `/contacts/${pageIds.jonas}?tab=history`),
  many(person, "contact-unnamed", `/contacts/${pageIds.nobody}`),
  many(person, "contact-not-found", "/contacts/nobody"),
  many(company, "company", `/companies/${pageIds.nordfrakt}`),
  many(company, "company-feedback", `/companies/${pageIds.nordfrakt}?tab=feedback`),
];
