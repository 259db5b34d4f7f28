import { randomUUID } from "node:crypto";
import { type Answer, jsonAnswer } from "#tests/support/intercom-simulator/http-exchange.ts";
import type { Company, Workspace } from "#tests/support/intercom-simulator/state.ts";
import { countUsers } from "#tests/support/intercom-simulator/workspace/contacts/contact-index.ts";
import { cursorEpoch } from "#tests/support/intercom-simulator/workspace/contacts/cursor-epoch.ts";
import { passedMs } from "#tests/support/intercom-simulator/workspace/passed-time.ts";
import type { ApiCallInput, ApiRoute } from "./api-call.ts";
import { ApiError, errorAnswer } from "./api-error.ts";
import { companyJson } from "./company-json.ts";
import { readPerPage } from "./cursor-page.ts";
import { dialectOf } from "./dialect.ts";

const scrollIdleMs = 60_000;
const scrollPage = 100;
const mostListed = 10_000;

type Scroll = { param: string; epoch: number; left: string[]; idleAt: number };

const scrolls = new WeakMap<Workspace, Scroll>();

export const companyRoutes: ApiRoute[] = [
  {
    method: "GET",
    path: /^\/companies$/,
    answer: (call) => listCompanies(call, Object.fromEntries(call.exchange.query)),
  },
  {
    method: "POST",
    path: /^\/companies\/list$/,
    answer: (call) =>
      listCompanies(call, { ...Object.fromEntries(call.exchange.query), ...call.body }),
  },
  { method: "GET", path: /^\/companies\/scroll$/, answer: scrollCompanies },
  { method: "GET", path: /^\/companies\/([^/]+)$/, answer: getCompany },
];

function listCompanies({ workspace }: ApiCallInput, paging: Record<string, unknown>): Answer {
  const perPage = readPerPage(paging.per_page, 15);
  const page = Math.max(1, Number(paging.page ?? 1));
  const used = [...workspace.companies.values()].filter(({ id }) => countUsers(workspace, id) > 0);
  const companies = used.slice(0, mostListed);
  const totalPages = Math.max(1, Math.ceil(companies.length / perPage));
  const shown = companies.slice((page - 1) * perPage, page * perPage);
  const next = page < totalPages ? `/companies?per_page=${perPage}&page=${page + 1}` : null;
  return jsonAnswer(200, {
    type: "list",
    data: shown.map((company) => companyJson(workspace, company)),
    pages: { type: "pages", next, page, per_page: perPage, total_pages: totalPages },
    total_count: companies.length,
  });
}

/** The last page is empty and still carries a `scroll_param`. */
function scrollCompanies({ workspace, exchange }: ApiCallInput): Answer {
  if (!dialectOf(workspace).scroll) throw new ApiError(404, "not_found", "Not Found");
  const alive = livingScroll(workspace);
  const param = exchange.query.get("scroll_param");
  if (param && alive?.param !== param) {
    throw new ApiError(404, "not_found", "scroll parameter not found");
  }
  if (!param && alive)
    throw new ApiError(400, "scroll_exists", "scroll already exists for this workspace");
  const scroll = alive ?? startScroll(workspace);
  const shown: Company[] = [];
  while (shown.length < scrollPage && scroll.left.length > 0) {
    const company = workspace.companies.get(scroll.left.pop() ?? "");
    if (company) shown.push(company);
  }
  scroll.idleAt = Date.now() + passedMs(workspace) + scrollIdleMs;
  if (shown.length > 0) scrolls.set(workspace, scroll);
  else scrolls.delete(workspace);
  return jsonAnswer(200, {
    type: "list",
    data: shown.map((company) => companyJson(workspace, company)),
    pages: null,
    total_count: null,
    scroll_param: scroll.param,
  });
}

function livingScroll(workspace: Workspace): Scroll | null {
  const scroll = scrolls.get(workspace);
  const now = Date.now() + passedMs(workspace);
  const alive = scroll && scroll.idleAt > now && scroll.epoch === cursorEpoch(workspace);
  return alive ? scroll : null;
}

/** The companies of this moment, to be taken from the end. */
function startScroll(workspace: Workspace): Scroll {
  const left = [...workspace.companies.keys()].reverse();
  return { param: randomUUID(), epoch: cursorEpoch(workspace), left, idleAt: 0 };
}

function getCompany({ workspace, params: [id = ""] }: ApiCallInput): Answer {
  const company = workspace.companies.get(id);
  if (!company) return errorAnswer(404, "company_not_found", "Company Not Found");
  return jsonAnswer(200, companyJson(workspace, company));
}
