import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { companyJson } from "#tests/support/intercom-simulator/rest/company-json.ts";
import { contactJson } from "#tests/support/intercom-simulator/rest/contact-json.ts";
import { createWorkspace } from "#tests/support/intercom-simulator/workspace/create-workspace.ts";
import { addCompany, addContacts } from "#tests/support/intercom-simulator/workspace/people.ts";
import { makePerson } from "./make-person.ts";

// The simulator's answers, written beforehand: what is measured must not wait for what makes them.

const people = Number(process.env.PEOPLE);
const latencyMs = Number(process.env.LATENCY_MS ?? 0);
const perPage = 150;
const version = "2.16";
const headers = { "Content-Type": "application/json", "X-RateLimit-Limit": "1000000" };

const workspace = createWorkspace({ name: "Bench", region: "EU" });
const firms = Array.from({ length: 40 }, (_, at) => addCompany(workspace, { name: `Firm ${at}` }));
const listed = addContacts(workspace, people, (index) => makePerson(index, firms));
const pageCount = Math.ceil(people / perPage);
const pages = Array.from({ length: pageCount }, (_, page) => {
  const shown = listed.slice(page * perPage, (page + 1) * perPage);
  const next = page + 1 < pageCount && { per_page: perPage, starting_after: String(page + 1) };
  return Buffer.from(
    JSON.stringify({
      ...{ type: "list", total_count: people, pages: { type: "pages", ...(next && { next }) } },
      data: shown.map((contact) => contactJson(workspace, contact, version)),
    }),
  );
});
const companies = Buffer.from(
  JSON.stringify({
    ...{ type: "list", scroll_param: "all" },
    data: firms.map((company) => companyJson(workspace, company)),
  }),
);
const noCompanies = Buffer.from('{"type":"list","data":[],"scroll_param":"all"}');
const nobody = Buffer.from('{"type":"list","data":[],"total_count":0,"pages":{"type":"pages"}}');
let calls = 0;

function answerTo({ pathname, searchParams }: URL): Buffer | undefined {
  if (pathname === "/calls") return Buffer.from(String(calls));
  if (pathname === "/contacts") return pages[Number(searchParams.get("starting_after") ?? 0)];
  if (pathname === "/contacts/search") return nobody;
  if (pathname === "/companies/scroll") return searchParams.size > 0 ? noCompanies : companies;
  return undefined;
}

http
  .createServer({ keepAliveTimeout: 65_000 }, async (request, response) => {
    const url = new URL(request.url ?? "/", "http://prepared");
    if (/^\/(contacts|companies)/.test(url.pathname)) {
      calls += 1;
      await sleep(latencyMs);
    }
    const body = answerTo(url) ?? Buffer.from("{}");
    const window = {
      "X-RateLimit-Remaining": "999999",
      "X-RateLimit-Reset": String(Math.ceil(Date.now() / 1000) + 10),
    };
    response.writeHead(200, { ...headers, ...window, "Content-Length": body.length }).end(body);
  })
  .listen(Number(process.env.PORT), process.env.HOST);
process.once("SIGTERM", () => process.exit(0));
