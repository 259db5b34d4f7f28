import { takePageFault } from "#tests/support/intercom-simulator/fault-script.ts";
import { type Answer, jsonAnswer } from "#tests/support/intercom-simulator/http-exchange.ts";
import type { Workspace } from "#tests/support/intercom-simulator/state.ts";
import { listedContacts } from "#tests/support/intercom-simulator/workspace/contacts/contact-index.ts";
import { cursorEpoch } from "#tests/support/intercom-simulator/workspace/contacts/cursor-epoch.ts";
import { indexedContact } from "#tests/support/intercom-simulator/workspace/contacts/search-lag.ts";
import { largestPage } from "#tests/support/intercom-simulator/workspace/largest-page.ts";
import { fixedMoment } from "#tests/support/intercom-simulator/workspace/passed-time.ts";
import type { ApiCallInput, ApiRoute } from "./api-call.ts";
import { errorAnswer } from "./api-error.ts";
import { companyJson } from "./company-json.ts";
import { contactJson } from "./contact-json.ts";
import { contactSearchRules, contactSortFields } from "./contact-search.ts";
import { cursorPage, pageOfSorted, readPagination, readPerPage } from "./cursor-page.ts";
import { compileQuery } from "./search-query.ts";
import { readSort } from "./search-sort.ts";
import { atLeast } from "./version.ts";

export const contactRoutes: ApiRoute[] = [
  { method: "GET", path: /^\/contacts$/, answer: listContacts },
  { method: "POST", path: /^\/contacts\/search$/, answer: searchContacts },
  { method: "GET", path: /^\/contacts\/([^/]+)$/, answer: getContact },
  { method: "GET", path: /^\/contacts\/([^/]+)\/companies$/, answer: listContactCompanies },
];

function listContacts({ context, workspace, exchange, version }: ApiCallInput): Answer {
  const contacts = listedContacts(workspace);
  const startingAfter = exchange.query.get("starting_after");
  const { items, pages } = pageOfSorted({
    items: contacts,
    perPage: Math.min(readPerPage(exchange.query.get("per_page"), 10), largestPage(workspace)),
    startingAfter,
    sortBy: (contact) => fixedMoment(workspace, contact.createdAt),
    idOf: (contact) => contact.id,
    epoch: cursorEpoch(workspace),
    fault: startingAfter === null ? null : takePageFault(context.faults, exchange),
  });
  const data = items.map((contact) => contactJson(workspace, contact, version));
  return jsonAnswer(200, { type: "list", data, total_count: contacts.length, pages });
}

/** What is found and in which order is as old as the index; what is shown is not. */
function searchContacts({ context, workspace, exchange, body, version }: ApiCallInput): Answer {
  const matches = compileQuery(body.query, contactSearchRules(workspace, version));
  const found = listedContacts(workspace).flatMap((contact) => {
    const indexed = indexedContact(workspace, contact);
    return indexed && matches(indexed) ? [indexed] : [];
  });
  const pagination = readPagination(body, 50);
  const { sortBy, descending } = readSort(
    body,
    contactSortFields,
    (contact) => contact.lastSeenAt ?? 0,
  );
  const { items, pages } = cursorPage({
    items: found,
    ...pagination,
    perPage: Math.min(pagination.perPage, largestPage(workspace)),
    descending,
    sortBy: (contact) => {
      const value = sortBy(contact);
      return typeof value === "number" ? fixedMoment(workspace, value) : value;
    },
    idOf: (contact) => contact.id,
    epoch: cursorEpoch(workspace),
    fault: pagination.startingAfter === null ? null : takePageFault(context.faults, exchange),
  });
  const data = items.map((indexed) => {
    const contact = workspace.contacts.get(indexed.id) ?? indexed;
    return contactJson(workspace, contact, version);
  });
  return jsonAnswer(200, { type: "list", data, total_count: found.length, pages });
}

function getContact({ workspace, params: [id = ""], version }: ApiCallInput): Answer {
  const contact = workspace.contacts.get(id);
  const survivor = contact?.mergedInto && survivorOf(workspace, contact.mergedInto);
  if (survivor && atLeast(version, "2.16")) {
    const link = `</contacts/${survivor}>; rel="canonical"`;
    return errorAnswer(410, "contact_merged", "This contact was merged", { link });
  }
  if (!contact || contact.mergedInto) return errorAnswer(404, "not_found", "User Not Found");
  return jsonAnswer(200, contactJson(workspace, contact, version));
}

function listContactCompanies({ workspace, exchange, params: [id = ""] }: ApiCallInput): Answer {
  const contact = workspace.contacts.get(id);
  if (!contact || contact.mergedInto) return errorAnswer(404, "not_found", "User Not Found");
  const perPage = readPerPage(exchange.query.get("per_page"), 15);
  const page = Math.max(1, Number(exchange.query.get("page") ?? 1));
  const companies = contact.companyIds.flatMap((each) => workspace.companies.get(each) ?? []);
  const totalPages = Math.max(1, Math.ceil(companies.length / perPage));
  const shown = companies.slice((page - 1) * perPage, page * perPage);
  const nextUrl = `${exchange.path}?per_page=${perPage}&page=${page + 1}`;
  const next = page < totalPages ? nextUrl : null;
  return jsonAnswer(200, {
    type: "list",
    data: shown.map((company) => companyJson(workspace, company)),
    pages: { type: "pages", next, page, per_page: perPage, total_pages: totalPages },
    total_count: companies.length,
  });
}

/** Null once the contact all were merged into is deleted itself. */
function survivorOf(workspace: Workspace, id: string): string | null {
  const contact = workspace.contacts.get(id);
  if (!contact) return null;
  return contact.mergedInto === null ? id : survivorOf(workspace, contact.mergedInto);
}
