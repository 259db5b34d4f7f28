import { type Action, callAction, type submitAction } from "#tests/security/support/actions.ts";
import { fill } from "#tests/security/support/addresses.ts";
import { cookieOf, type Place, type Visitor } from "#tests/security/support/people.ts";
import { inTurns } from "#tests/support/in-turns.ts";
import type { App } from "#tests/support/start-app.ts";
import type { Answer } from "./expected-answers.ts";

/** The two workspaces, and the server that is asked; every door is asked for what is `here`. */
export type Site = { app: App; here: Place; there: Place; marker: string; actions: Action[] };
export type Asked = { answers: Record<string, Answer>; withData: string[] };

export async function askPages(
  site: Site,
  visitor: Visitor,
  { names, method = "GET" }: { names: string[]; method?: string },
): Promise<Asked> {
  const cookie = await cookieOf(visitor, site.here, site.there);
  return askEach(site, names, (name) =>
    fetch(site.app.url + fill(name, site.here), {
      ...{ method, redirect: "manual", headers: { cookie, origin: site.app.url } },
    }),
  );
}

/** `names` are as "GET /api/events". */
export async function askRoutes(site: Site, visitor: Visitor, names: string[]): Promise<Asked> {
  const cookie = await cookieOf(visitor, site.here, site.there);
  return askEach(site, names, (name) => {
    const [method = "", address = ""] = name.split(" ");
    return fetch(`${site.app.url}${fill(address, site.here)}?workspace=${site.here.slug}`, {
      ...{ method, redirect: "manual", headers: { cookie, origin: site.app.url } },
      body: method === "POST" ? new URLSearchParams({ region: "US" }) : null,
    });
  });
}

/** With `page`, each is called from there and not from a page that has its form. */
export async function askActions(
  site: Site,
  visitor: Visitor,
  { page, how = callAction }: { page?: string; how?: typeof callAction | typeof submitAction },
): Promise<Asked> {
  const named = new Map(site.actions.map((action) => [action.name, action]));
  return askEach(site, [...named.keys()], async (name) => {
    const { id = "", page: own = "" } = named.get(name) ?? {};
    // A person of its own for each: some actions sign out or leave.
    const cookie = await cookieOf(visitor, site.here, site.there);
    return how(site.app.url + fill(page ?? own, site.here), id, {
      cookie,
      fields: [["workspace", site.here.slug]],
    });
  });
}

async function askEach(
  site: Site,
  names: string[],
  ask: (name: string) => Promise<Response>,
): Promise<Asked> {
  const asked: Asked = { answers: {}, withData: [] };
  const texts = await inTurns(names, async (name) => {
    const response = await ask(name);
    return { name, response, text: await bodyOf(response) };
  });
  for (const { name, response, text } of texts) {
    asked.answers[name] = answerOf(site, response, text);
    if (text.includes(site.marker)) asked.withData.push(name);
  }
  return asked;
}

async function bodyOf(response: Response): Promise<string> {
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
  if (!isStream) return response.text();
  await response.body?.cancel();
  return "";
}

/** What stands in the stream counts where the status cannot say it any more. */
function answerOf({ app, here, there }: Site, response: Response, text: string): Answer {
  const inStream = /"digest":"NEXT_HTTP_ERROR_FALLBACK;(\d+)"/.exec(text)?.[1];
  if (response.status < 300 && inStream) return Number(inStream);
  const location = response.headers.get("location");
  if (location === null) return response.status;
  const { origin, pathname } = new URL(location, app.url);
  const path = pathname.replace(here.slug, "[workspace]").replace(there.slug, "[other]");
  return origin === app.url ? path : origin;
}
