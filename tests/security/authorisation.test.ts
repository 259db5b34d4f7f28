import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { type App, startApp } from "#tests/support/start-app.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { type Action, builtActions, callAction } from "./support/actions.ts";
import { fill } from "./support/addresses.ts";
import { addPlace, cookieOf, type Place } from "./support/people.ts";

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
/** Without the moments at which each was written. */
function linesOf(body: string): string[] {
  return body
    .replaceAll(/\$D[\d-]+T[\d:.]+Z/g, "$D")
    .split("\\n")
    .sort();
}
