import { expect, test } from "vitest";
import { intercomContact } from "#lib/intercom/contact-import/reading/intercom-people.ts";

const refs = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `c${at}` }));

function read(companies: unknown) {
  const { contact, isSilentOnCompanies } = intercomContact.parse({ id: "1", companies });
  return { known: contact.companyIds?.length ?? null, isSilent: isSilentOnCompanies };
}

test.each([
  ["ten of ten", { data: refs(10), total_count: 10, has_more: false }, 10],
  ["two without a count", { data: refs(2) }, 2],
  ["none of none", { data: [], total_count: 0, has_more: false }, 0],
  ["a count of none", { total_count: 0 }, 0],
])("all companies are known of a contact with %s", (_, companies, known) => {
  expect(read(companies)).toEqual({ known, isSilent: false });
});

test.each([
  ["ten without a count", { data: refs(10) }],
  ["ten and more to come", { data: refs(10), has_more: true }],
  ["ten of twelve", { data: refs(10), total_count: 12 }],
  ["more that it does not name", { has_more: true }],
])("more is asked for of a contact with %s", (_, companies) => {
  expect(read(companies)).toEqual({ known: null, isSilent: false });
});

test.each([
  ["no companies", undefined],
  ["null", null],
  ["an empty object", {}],
  ["null within", { data: null }],
])("a contact with %s tells nothing of them", (_, companies) => {
  expect(read(companies)).toEqual({ known: null, isSilent: true });
});

test("flags, and whether there is more than them, are read for what they are", () => {
  const bare = { type: "contact", id: "1", external_id: "e" };
  expect(intercomContact.parse({ ...bare, deleted: true })).toMatchObject({ isDeleted: true });
  const archived = intercomContact.parse({ ...bare, archived: true });
  expect(archived).toMatchObject({ isArchived: true, isBare: true, isDeleted: false });
  const whole = intercomContact.parse({ ...bare, role: "user", archived: false });
  expect(whole).toMatchObject({ isArchived: false, isBare: false, mergedIds: null });
});
