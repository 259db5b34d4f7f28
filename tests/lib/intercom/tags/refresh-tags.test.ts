import { beforeEach, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { findConnection } from "#lib/intercom/connection/find-connection.ts";
import { changeProductSync } from "#lib/intercom/settings/change-product-sync.ts";
import { chooseTriggerTags } from "#lib/intercom/tags/choose-trigger-tags.ts";
import { listTags } from "#lib/intercom/tags/list-tags.ts";
import { refreshTags } from "#lib/intercom/tags/refresh-tags.ts";
import { addAdmin } from "#tests/support/add-person.ts";
import { addWorkspace, connectWorkspace } from "#tests/support/connect-workspace.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
let count = 0;
let acme: Awaited<ReturnType<typeof connected>>;

beforeEach(async () => {
  const sim = intercom.addWorkspace({ name: "Acme Support", region: "US" });
  sim.addAdmin({ name: "Ana Ruiz", email: "ana@acme.example" });
  acme = await connected(sim);
});

async function connected(sim: ReturnType<typeof intercom.addWorkspace>) {
  const { workspaceId, products } = await addWorkspace({
    slug: `acme-${++count}`,
    products: [
      ["MOB", "Mobile"],
      ["WEB", "Web"],
    ],
  });
  const { admin } = await addAdmin(workspaceId);
  await connectWorkspace({ workspaceId, intercom: sim });
  const [mobile = "", web = ""] = products.map(({ id }) => id);
  return { sim, admin, workspaceId, mobile, web };
}

function tags({ admin, sim, mobile } = acme, productId = mobile) {
  return listTags(admin, { productId, intercomAppId: sim.appId });
}

test("turning the product's switch on fetches the tags", async () => {
  acme.sim.addTag("bug");
  acme.sim.addTag("feature-request");
  await changeProductSync(acme.admin, acme.mobile, true);
  expect((await tags()).map(({ name }) => name)).toEqual(["bug", "feature-request"]);
});

test("B21 a renamed tag is still the same; a deleted one is flagged while chosen, else gone", async () => {
  const wish = acme.sim.addTag("wish");
  const old = acme.sim.addTag("old-ideas");
  const unused = acme.sim.addTag("unused");
  await refreshTags(acme.admin);
  await chooseTriggerTags(acme.admin, acme.mobile, { add: [wish.id, old.id] });
  acme.sim.renameTag(wish.id, "feature-request");
  acme.sim.deleteTag(old.id);
  acme.sim.deleteTag(unused.id);
  await refreshTags(acme.admin);
  expect(await tags()).toMatchObject([
    { id: wish.id, name: "feature-request", chosen: true, deleted: false },
    { id: old.id, name: "old-ideas", chosen: true, deleted: true },
  ]);
  await chooseTriggerTags(acme.admin, acme.mobile, { remove: [old.id] });
  const anew = chooseTriggerTags(acme.admin, acme.mobile, { add: [old.id] });
  await expect(anew).rejects.toThrow("not in Intercom any more");
});

test("a tag of another product is hinted at", async () => {
  const bug = acme.sim.addTag("bug");
  await refreshTags(acme.admin);
  await chooseTriggerTags(acme.admin, acme.web, { add: [bug.id] });
  expect(await tags()).toMatchObject([{ name: "bug", chosen: false, alsoIn: ["Web"] }]);
});

test("tags that fail to load leave the known ones, and the reason until it works again", async () => {
  acme.sim.addTag("bug");
  await refreshTags(acme.admin);
  intercom.failNext("/tags", { status: 503 });
  expect(await refreshTags(acme.admin)).toEqual({ ok: false, reason: "Intercom answered 503" });
  expect(await findConnection(acme.admin)).toMatchObject({ tagsFailure: "Intercom answered 503" });
  expect(await tags()).toHaveLength(1);
  await refreshTags(acme.admin);
  expect(await findConnection(acme.admin)).toMatchObject({ tagsFailure: null });
});

test("B16 a missing permission names itself, disconnects nothing, and is forgotten once granted", async () => {
  intercom.failNext("/tags", { status: 403 });
  await refreshTags(acme.admin);
  expect(await findConnection(acme.admin)).toMatchObject({
    state: "connected",
    missingPermission: "Read tags",
  });
  await refreshTags(acme.admin);
  expect(await findConnection(acme.admin)).toMatchObject({ missingPermission: null });
});

test("B15 a revoked token asks for reconnecting after one call, and deletes nothing", async () => {
  acme.sim.addTag("bug");
  await refreshTags(acme.admin);
  acme.sim.revokeTokens();
  intercom.calls.length = 0;
  await refreshTags(acme.admin);
  expect(intercom.calls).toHaveLength(1);
  expect(await findConnection(acme.admin)).toMatchObject({ state: "reconnect_needed" });
  await expect(refreshTags(acme.admin)).rejects.toThrow("not connected");
  expect(intercom.calls).toHaveLength(1);
  expect(await tags()).toHaveLength(1);
});

test("names that PostgreSQL or UTF-8 refuse are mended, doubled ids kept once", async () => {
  const data = [
    { type: "tag", id: "1", name: "bro\u0000ken \ud800" },
    { type: "tag", id: 1, name: "again" },
    { type: "tag", id: "2", name: "改善要望" },
  ];
  intercom.failNext("/tags", { status: 200, body: { type: "list", data } });
  await refreshTags(acme.admin);
  expect((await tags()).map(({ id }) => id).sort()).toEqual(["1", "2"]);
});

test("two workspaces on one Intercom workspace have their own tags and choices", async () => {
  const other = await connected(acme.sim);
  const bug = acme.sim.addTag("bug");
  await refreshTags(acme.admin);
  await chooseTriggerTags(acme.admin, acme.mobile, { add: [bug.id] });
  expect(await tags(other)).toEqual([]);
  await refreshTags(other.admin);
  expect(await tags(other)).toMatchObject([{ chosen: false, alsoIn: [] }]);
  await expect(chooseTriggerTags(other.admin, acme.mobile, {})).rejects.toThrow("not_found");
  const rows = await database.triggerTag.findMany({ where: { workspaceId: acme.workspaceId } });
  expect(rows).toHaveLength(1);
});
