import { afterAll, beforeAll, expect, test } from "vitest";
import { addFile } from "#tests/support/add-file.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { type App, startApp } from "#tests/support/start-app.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { addPlace, type Place } from "./support/people.ts";

let app: App;
let here: Place;
let there: Place;

beforeAll(async () => {
  const { url } = await useTestDatabase();
  app = await startApp({ databaseUrl: url });
  here = await addPlace("acme");
  there = await addPlace("other");
});

afterAll(() => app?.stop());

function ask(path: string, cookie: string, headers: Record<string, string> = {}) {
  return fetch(`${app.url}/api/files/${path}`, { headers: { cookie, ...headers } });
}

test("a file comes as what its bytes are, runs nothing, and is kept by no one but the browser", async () => {
  const { cookie } = await addPerson({ workspaceId: here.workspaceId, role: "member" });
  const answer = await ask(`${here.slug}/${here.fileId}`, cookie);
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "text/plain; charset=utf-8",
    "content-disposition": `attachment; filename="notes.txt"; filename*=UTF-8''notes.txt`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, max-age=31536000, immutable",
    etag: `"${here.fileId}"`,
  });
  expect(await answer.text()).toBe(`A file of ${here.slug}`);
});

test("who has it already is told so, and still has to be a member", async () => {
  const etag = { "if-none-match": `"${here.fileId}"` };
  const again = await ask(`${here.slug}/${here.fileId}`, here.cookie, etag);
  expect([again.status, await again.text()]).toEqual([304, ""]);
  expect((await ask(`${here.slug}/${here.fileId}`, there.cookie, etag)).status).toBe(404);
  expect((await ask(`${here.slug}/${here.fileId}`, "", etag)).status).toBe(401);
});

test("S-B a file of another workspace is not found, by either workspace's name", async () => {
  expect((await ask(`${there.slug}/${there.fileId}`, here.cookie)).status).toBe(404);
  expect((await ask(`${here.slug}/${there.fileId}`, here.cookie)).status).toBe(404);
  expect((await ask(`${there.slug}/${here.fileId}`, here.cookie)).status).toBe(404);
});

test.each(["x", "..%2f..%2fetc", "1'%20or%20'1", "00000000-0000-0000-0000-000000000000", "%00"])(
  "%s is no file",
  async (id) => {
    const answer = await ask(`${here.slug}/${id}`, here.cookie);
    expect([400, 404]).toContain(answer.status);
  },
);

test.each([
  ["image/png", "inline"],
  ["image/jpeg", "inline"],
  ["image/gif", "inline"],
  ["image/webp", "inline"],
  ["image/svg+xml", "attachment"],
  ["text/html", "attachment"],
  ["text/plain; charset=utf-8", "attachment"],
  ["application/pdf", "attachment"],
  ["application/zip", "attachment"],
])("%s is %s", async (contentType, kind) => {
  const id = await addFile({ workspaceId: here.workspaceId, contentType, name: "a.bin" });
  const { headers } = await ask(`${here.slug}/${id}`, here.cookie);
  expect(headers.get("content-type")).toBe(contentType);
  expect(headers.get("content-disposition")).toMatch(new RegExp(`^${kind};`));
});

test.each([
  ["Ümläut & “quotes”.png", "%C3%9Cml%C3%A4ut%20%26%20%E2%80%9Cquotes%E2%80%9D.png"],
  ["地図.png", "%E5%9C%B0%E5%9B%B3.png"],
  [`a"b\r\nSet-Cookie: x=1'(*).png`, "a%22b__Set-Cookie%3A%20x%3D1%27%28%2A%29.png"],
  ["../../etc/passwd", ".._.._etc_passwd"],
])("the name %j stays whole, and within its header", async (name, encoded) => {
  const id = await addFile({ workspaceId: here.workspaceId, name });
  const { headers } = await ask(`${here.slug}/${id}`, here.cookie);
  expect(headers.get("content-disposition")).toMatch(/^attachment; filename="[\w .()-]+"; /);
  expect(headers.get("content-disposition")?.split("filename*=UTF-8''")[1]).toBe(encoded);
  expect(headers.get("set-cookie")).toBeNull();
});
