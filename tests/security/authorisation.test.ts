import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { type App, startApp } from "#tests/support/start-app.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import matrix from "./authz-matrix.json" with { type: "json" };
import { type Action, builtActions, callAction } from "./support/actions.ts";
import { addressesOf, fill } from "./support/addresses.ts";
import { addPlace, cookieOf, type Place, visitors } from "./support/people.ts";

const doors: Record<string, number[]> = matrix.doors;
const actionDoors: Record<string, string> = matrix.actions;
const pages: Record<string, number[]> = matrix.pages;
const routes: Record<string, number[]> = matrix.routes;

let app: App;
let here: Place;
let there: Place;
let actions: Action[] = [];

beforeAll(async () => {
  const { url } = await useTestDatabase();
  app = await startApp({
    databaseUrl: url,
    env: { INTERCOM_CLIENT_ID: "app", INTERCOM_CLIENT_SECRET: "secret" },
  });
  [here, there] = [await addPlace("here"), await addPlace("there", "OTH")];
  actions = builtActions();
});

afterAll(() => app?.stop());

describe("S-B1: the matrix names", () => {
  test("the seven visitors", () => expect(matrix.visitors).toEqual([...visitors]));

  test("every page", () => {
    expect(Object.keys(pages).sort()).toEqual(
      addressesOf("page.tsx")
        .map(({ address }) => address)
        .sort(),
    );
  });

  test("every route, with its methods", () => {
    const declared = addressesOf("route.ts").flatMap(({ file, address }) => {
      const text = readFileSync(path.resolve(import.meta.dirname, "../..", file), "utf8");
      const methods = text.matchAll(/^export const (GET|HEAD|POST|PUT|PATCH|DELETE)\b/gm);
      return [...methods].map(([, method]) => `${method} ${address}`);
    });
    expect(Object.keys(routes).sort()).toEqual(declared.sort());
  });

  test("every action of the build", () => {
    expect(Object.keys(actionDoors).sort()).toEqual(actions.map(({ name }) => name).sort());
  });
});

describe.each(visitors)("S-B1: to %s", (visitor) => {
  const at = visitors.indexOf(visitor);

  test("every page answers as the matrix says", async () => {
    const cookie = await cookieOf(visitor, here, there);
    const answers = await forEach(Object.keys(pages), async (address) => {
      const answer = await fetch(app.url + fill(address, here), {
        headers: { cookie },
        redirect: "manual",
      });
      await answer.body?.cancel();
      return answer.status;
    });
    expect(answers).toEqual(expected(pages, at));
  });

  test("every route answers as the matrix says", async () => {
    const cookie = await cookieOf(visitor, here, there);
    const answers = await forEach(Object.keys(routes), async (name) => {
      const [method = "", address = ""] = name.split(" ");
      const answer = await fetch(`${app.url}${fill(address, here)}?workspace=${here.slug}`, {
        ...{ method, redirect: "manual" as const, headers: { cookie, origin: app.url } },
        body: method === "POST" ? new URLSearchParams({ region: "US" }) : null,
      });
      await answer.body?.cancel();
      return answer.status;
    });
    expect(answers).toEqual(expected(routes, at));
  });

  test("S-B3: every action answers as its door says", async () => {
    const answers = await forEach(Object.keys(actionDoors), async (name) => {
      const action = actions.find((one) => one.name === name);
      if (!action) return 0;
      const cookie = await cookieOf(visitor, here, there);
      const url = app.url + fill(action.page, here);
      const answer = await callAction(url, action.id, {
        cookie,
        fields: [["workspace", here.slug]],
      });
      await answer.body?.cancel();
      return answer.status === 303 ? 200 : answer.status;
    });
    const wanted = Object.fromEntries(
      Object.entries(actionDoors).map(([name, door]) => [name, doors[door]?.[at]]),
    );
    expect(answers).toEqual(wanted);
  });
});

test("S-B3: what is no form is refused, and does nothing", async () => {
  const url = app.url + fill("/[workspace]/settings", here);
  const { cookie, workspaceId } = { cookie: here.cookie, workspaceId: here.workspaceId };
  const rename = actions.find(({ name }) => name.endsWith("renameWorkspace"));
  const send = (body: string, type: string) =>
    fetch(url, {
      method: "POST",
      body,
      headers: { cookie, origin: app.url, "next-action": rename?.id ?? "", "content-type": type },
    });
  for (const type of ["text/plain;charset=UTF-8", "application/json"]) {
    for (const body of [
      "[]",
      '[{"ok":true}]',
      `[{},{"workspace":"${here.slug}","name":"Stolen"}]`,
    ]) {
      expect((await send(body, type)).status).toBe(400);
    }
  }
  const { name } = await database.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  expect(name).not.toBe("Stolen");
});

test("S-B4: another workspace's address and one that does not exist answer alike", async () => {
  const outsider = await cookieOf("outsider", here, there);
  const foreign = await bodyOf(`/${here.slug}/settings`, outsider);
  const none = await bodyOf(`/${"x".repeat(here.slug.length)}/settings`, outsider);
  expect(linesOf(foreign)).toEqual(linesOf(none));
  const other = await bodyOf(`/${there.slug}/products/MOB/settings`, there.cookie);
  const nothing = await bodyOf(`/${there.slug}/products/QQQ/settings`, there.cookie);
  expect(linesOf(other)).toEqual(linesOf(nothing));
});

test("S-B6: a role that was taken away is gone on the next request", async () => {
  const { workspaceId, slug } = here;
  const { cookie, userId } = await addPerson({ workspaceId, role: "admin" });
  const rename = actions.find(({ name }) => name.endsWith("renameWorkspace"))?.id ?? "";
  const url = `${app.url}/${slug}/settings`;
  const call = () => callAction(url, rename, { cookie, fields: [["workspace", slug]] });
  expect((await call()).status).toBe(200);
  const where = { workspaceId_userId: { workspaceId, userId } };
  await database.membership.update({ where, data: { role: "member" } });
  expect((await call()).status).toBe(403);
  await database.membership.delete({ where });
  expect((await call()).status).toBe(404);
});

test("S-B5: a member sees the settings, and every control of theirs is disabled", async () => {
  const cookie = await cookieOf("member", here, there);
  const settings = [
    "/[workspace]/settings",
    "/[workspace]/products/[product]/settings",
    "/[workspace]/products/[product]/settings/feedback",
    "/[workspace]/settings/integrations/intercom",
  ];
  for (const address of settings) {
    const html = await bodyOf(fill(address, here), cookie);
    const main = html.slice(html.indexOf('id="main"'), html.indexOf("</main>"));
    const controls = [...main.matchAll(/<(?:input|button|select|textarea)\b[^>]*>/g)]
      .map(([tag]) => tag)
      .filter(
        (tag) => !/type="hidden"|aria-label="(Open navigator|Copy )|readOnly|data-fold/i.test(tag),
      );
    expect(controls.filter((tag) => !/ (aria-)?disabled=/.test(tag))).toEqual([]);
    expect(main).toMatch(/[Oo]wners? (and|or) admins?|admin/);
  }
});

async function bodyOf(address: string, cookie: string): Promise<string> {
  const answer = await fetch(app.url + address, { headers: { cookie } });
  const text = await answer.text();
  const parts = address.split("/").filter((part) => part.length > 2);
  return parts
    .reduce((body, part) => body.replaceAll(part, "…"), text)
    .replace(/nonce(=|":|\\":)\\?"[^"]*"/g, "nonce")
    .replace(/"b":"[^"]*"|\\"b\\":\\"[^"]*\\"/g, "");
}

/** React streams its rows as they get ready: their order says nothing. */
function linesOf(body: string): string[] {
  return body.split("\\n").sort();
}

async function forEach<T>(names: string[], ask: (name: string) => Promise<T>) {
  const answers: Record<string, T> = {};
  for (const name of names) answers[name] = await ask(name);
  return answers;
}

function expected(table: Record<string, number[]>, at: number): Record<string, number | undefined> {
  return Object.fromEntries(Object.entries(table).map(([name, codes]) => [name, codes[at]]));
}
