import { writeCursor } from "#lib/database/listing/cursor.ts";
import { idOfCrowd } from "./crowd/crowd-sql.ts";
import type { Screen } from "./screens.ts";
import { pageIds } from "./seed-contacts.ts";

const people = "app/[workspace]/contacts/page.tsx";
const person = "app/[workspace]/contacts/[contact]/page.tsx";
const companies = "app/[workspace]/companies/page.tsx";
const company = "app/[workspace]/companies/[company]/page.tsx";

const states = ["contacts-few", "contacts-many"];

/** The same with three people and with a hundred thousand. */
const both: Screen[] = states.flatMap((state) => {
  const also = (page: string, name: string, path: string) =>
    shown(state, page, { name: `${name}-${state}`, path: `/${state}${path}` });
  return [
    also(people, "people", "/contacts"),
    also(people, "people-found", "/contacts?q=lind"),
    also(people, "people-leads", "/contacts?role=lead"),
    also(people, "people-with-tickets", "/contacts?tickets=yes"),
    also(companies, "companies", "/companies"),
    also(companies, "companies-found", "/companies?q=nord"),
    also(person, "contact", `/contacts/${pageIds.jonas}`),
    also(company, "company", `/companies/${pageIds.nordfrakt}`),
    also(company, "company-feedback", `/companies/${pageIds.nordfrakt}?tab=feedback`),
  ];
});

/** In the middle of everybody by name. */
const deep = writeCursor({ way: "after", value: "marta m.", id: pageIds.jonas });

function shown(state: string, page: string, screen: Pick<Screen, "name" | "path">): Screen {
  return { state, page, as: "member", ...screen };
}

function many(page: string, name: string, path: string): Screen {
  return shown("contacts-many", page, { name, path: `/contacts-many${path}` });
}

export const contactScreens: Screen[] = [
  ...both,
  shown("empty", people, { name: "people-empty", path: "/empty/contacts" }),
  shown("empty", companies, { name: "companies-empty", path: "/empty/companies" }),
  ...["importing-few", "nobody-came", "stopped-at-once"].map((state) =>
    shown(`sync-${state}`, people, {
      name: `people-${state}`,
      path: `/sync-${state}/contacts`,
    }),
  ),
  many(people, "people-by-name", "/contacts?sort=name"),
  many(people, "people-deep", `/contacts?sort=name&page=${deep}`),
  many(companies, "companies-deep", `/companies?page=${deep}`),
  many(people, "people-nothing-found", "/contacts?q=nobody+of+that+name"),
  many(people, "people-filtered", "/contacts?q=whitcombe&role=lead"),
  many(people, "people-gone", "/contacts?standing=gone"),
  many(person, "contact-history", `/contacts/${pageIds.jonas}?tab=history`),
  many(person, "contact-unnamed", `/contacts/${pageIds.nobody}`),
  many(person, "contact-of-twelve", `/contacts/${idOfCrowd(5033)}`),
  many(person, "contact-not-found", "/contacts/nobody"),
];
