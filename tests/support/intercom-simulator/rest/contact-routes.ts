import { takePageFault } from "#tests/support/intercom-simulator/fault-script.ts";
import { type Answer, jsonAnswer } from "#tests/support/intercom-simulator/http-exchange.ts";
import type { Contact, Workspace } from "#tests/support/intercom-simulator/state.ts";
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
import { countIn, deletedJson, dialectOf, pagesIn } from "./dialect.ts";
import { compileQuery } from "./search-query.ts";
import { readSort } from "./search-sort.ts";
import { atLeast } from "./version.ts";

export const contactRoutes: ApiRoute[] = [
  { method: "GET", path: /^\/contacts$/, answer: listContacts },
  { method: "POST", path: /^\/contacts\/search$/, answer: searchContacts },
  { method: "GET", path: /^\/contacts\/([^/]+)$/, answer: getContact },
  { method: "GET", path: /^\/contacts\/([^/]+)\/companies$/, answer: listContactCompanies },
  { method: "GET", path: /^\/contacts\/([^/]+)\/merge_history$/, answer: listMergeHistory },
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
  const data = items.map((contact) => shownContact({ workspace, exchange, version }, contact));
  return jsonAnswer(200, {
    ...{ type: "list", data, ...countIn(workspace, contacts.length) },
    pages: pagesIn(workspace, exchange.path, pages),
  });
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
    return shownContact({ workspace, exchange, version }, contact);
  });
  return jsonAnswer(200, {
    ...{ type: "list", data, ...countIn(workspace, found.length) },
    pages: pagesIn(workspace, exchange.path, pages),
  });
}

function getContact(call: ApiCallInput): Answer {
  const {
    workspace,
    params: [id = ""],
    version,
  } = call;
  const { archived, merged } = dialectOf(workspace);
  const contact = workspace.contacts.get(id);
  const survivor = contact?.mergedInto && survivorOf(workspace, contact.mergedInto);
  if (survivor && merged !== "not found" && atLeast(version, "2.16")) {
    const host = merged === "absolute" ? "https://api.intercom.io" : "";
    const link = `<${host}/contacts/${survivor}>; rel="canonical"`;
    return errorAnswer(410, "contact_merged", "This contact was merged", { link });
  }
  const deleted = deletedJson(workspace, id);
  if (deleted) return jsonAnswer(200, deleted);
  const isHidden = contact?.archived && archived === "not found";
  if (!contact || contact.mergedInto || isHidden) {
    return errorAnswer(404, "not_found", "User Not Found");
  }
  if (contact.archived && archived === "flagged") {
    const { externalId: external_id } = contact;
    return jsonAnswer(200, { id, external_id, type: "contact", archived: true });
  }
  return jsonAnswer(200, shownContact(call, contact));
}

function listContactCompanies({ workspace, exchange, params: [id = ""] }: ApiCallInput): Answer {
  const contact = workspace.contacts.get(id);
  const isHidden = contact?.archived && dialectOf(workspace).archived !== "whole";
  if (!contact || contact.mergedInto || isHidden) {
    return errorAnswer(404, "not_found", "User Not Found");
  }
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
    pages: {
      ...{ type: "pages", next, page, per_page: perPage },
      ...(dialectOf(workspace).counts && { total_pages: totalPages }),
    },
    ...countIn(workspace, companies.length),
  });
}

type Shown = Pick<ApiCallInput, "workspace" | "exchange" | "version">;

function shownContact({ workspace, exchange, version }: Shown, contact: Contact) {
  const shown = contactJson(workspace, contact, version);
  const isAsked = exchange.query.get("include_merge_history") === "true";
  if (!isAsked || contact.role !== "user" || !dialectOf(workspace).mergeHistory) return shown;
  return { ...shown, merge_history: mergeHistory(workspace, contact) };
}

/** Only of users (Intercom-OpenAPI 2.16, "Get contact merge history"). */
function listMergeHistory({ workspace, params: [id = ""] }: ApiCallInput): Answer {
  const contact = workspace.contacts.get(id);
  const isUser = contact?.role === "user" && contact.mergedInto === null;
  if (!isUser || !dialectOf(workspace).mergeHistory) {
    return errorAnswer(404, "not_found", "User Not Found");
  }
  return jsonAnswer(200, { type: "list", data: mergeHistory(workspace, contact), has_more: false });
}

function mergeHistory(workspace: Workspace, { id }: Contact) {
  const merged = [...workspace.contacts.values()].filter(
    ({ mergedInto }) => mergedInto !== null && survivorOf(workspace, mergedInto) === id,
  );
  return merged.map((source) => ({
    ...{ type: "merge_history", source_contact_id: source.id },
    ...{ source_contact_role: source.role, merged_at: source.updatedAt },
  }));
}

/** Null once the contact all were merged into is deleted itself. */
function survivorOf(workspace: Workspace, id: string): string | null {
  const contact = workspace.contacts.get(id);
  if (!contact) return null;
  return contact.mergedInto === null ? id : survivorOf(workspace, contact.mergedInto);
}
