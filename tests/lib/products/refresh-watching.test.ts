import { beforeEach, expect, test } from "vitest";
import type { Admin } from "#lib/auth/member.ts";
import { database, transaction } from "#lib/database/client.ts";
import { disconnectIntercom } from "#lib/intercom/connection/disconnect-intercom.ts";
import { markReconnectNeeded } from "#lib/intercom/connection/mark-reconnect-needed.ts";
import { saveConnection } from "#lib/intercom/connection/save-connection.ts";
import { changeProductSync } from "#lib/intercom/settings/change-product-sync.ts";
import { changeSyncFeedback } from "#lib/intercom/settings/change-sync-feedback.ts";
import { chooseTriggerTags } from "#lib/intercom/tags/choose-trigger-tags.ts";
import { refreshTags } from "#lib/intercom/tags/refresh-tags.ts";
import { archiveProduct, restoreProduct } from "#lib/products/change-product.ts";
import { addAdmin } from "#tests/support/add-person.ts";
import { addWorkspace, connectWorkspace } from "#tests/support/connect-workspace.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
let count = 0;
let acme: Awaited<ReturnType<typeof watching>>;

beforeEach(async () => {
  acme = await watching();
});

/** A workspace whose product Mobile watches a tag, every switch turned on through its own function. */
async function watching(sim = newIntercom()) {
  const slug = `acme-${++count}`;
  const { workspaceId, products } = await addWorkspace({ slug, products: [["MOB", "Mobile"]] });
  const { admin } = await addAdmin(workspaceId);
  await connectWorkspace({ workspaceId, intercom: sim });
  const productId = products[0]?.id ?? "";
  const tagId = sim.addTag("feature-request").id;
  const otherTagId = sim.addTag("bug").id;
  await changeProductSync(admin, productId, true);
  await chooseTriggerTags(admin, productId, { add: [tagId] });
  return { admin, workspaceId, productId, tagId, otherTagId, sim };
}

function newIntercom() {
  const sim = intercom.addWorkspace({ name: "Acme Support", region: "EU" });
  sim.addAdmin({ name: "Ana Ruiz", email: "ana@acme.example" });
  return sim;
}

async function since({ workspaceId, productId, tagId } = acme): Promise<Date | null> {
  const row = await database.triggerTag.findFirst({ where: { workspaceId, productId, tagId } });
  return row?.watchingSince ?? null;
}

type Step = (of: typeof acme) => Promise<unknown>;

const token = ({ workspaceId }: { workspaceId: string }) =>
  database.intercomConnection.findUniqueOrThrow({ where: { workspaceId } });

const reconnect =
  (change: { intercomAppId?: string } = {}): Step =>
  async (of) => {
    const { intercomAppId, intercomWorkspaceName, region } = await token(of);
    const granted = { intercomAppId, intercomWorkspaceName, region, ...change };
    return transaction((tx) =>
      saveConnection(tx, of.admin, { ...granted, token: of.sim.issueToken() }),
    );
  };

const steps = {
  "Sync feedback off": ({ admin }) => changeSyncFeedback(admin, false),
  "Sync feedback on": ({ admin }) => changeSyncFeedback(admin, true),
  "product switch off": ({ admin, productId }) => changeProductSync(admin, productId, false),
  "product switch on": ({ admin, productId }) => changeProductSync(admin, productId, true),
  "product archived": ({ admin }) => archiveProduct(admin, "MOB"),
  "product restored": ({ admin }) => restoreProduct(admin, "MOB"),
  "tag removed": ({ admin, productId, tagId }) =>
    chooseTriggerTags(admin, productId, { remove: [tagId] }),
  "tag chosen": ({ admin, productId, tagId }) =>
    chooseTriggerTags(admin, productId, { add: [tagId] }),
  "another tag added": ({ admin, productId, otherTagId }) =>
    chooseTriggerTags(admin, productId, { add: [otherTagId] }),
  "tags refreshed": ({ admin }) => refreshTags(admin),
  "token revoked": async (of) => markReconnectNeeded(of.admin, await token(of)),
  reconnected: reconnect(),
  "other Intercom workspace": reconnect({ intercomAppId: "another1" }),
  disconnected: ({ admin }) => disconnectIntercom(admin),
} satisfies Record<string, Step>;

type Name = keyof typeof steps;

const table: { after: Name[]; counts: "from the same moment" | "from now" | "not" }[] = [
  { after: ["Sync feedback on"], counts: "from the same moment" },
  { after: ["product switch on"], counts: "from the same moment" },
  { after: ["tag chosen"], counts: "from the same moment" },
  { after: ["another tag added"], counts: "from the same moment" },
  { after: ["tags refreshed"], counts: "from the same moment" },
  { after: ["token revoked"], counts: "from the same moment" },
  { after: ["token revoked", "reconnected"], counts: "from the same moment" },
  { after: ["reconnected"], counts: "from the same moment" },
  { after: ["Sync feedback off"], counts: "not" },
  { after: ["Sync feedback off", "Sync feedback on"], counts: "from now" },
  { after: ["product switch off"], counts: "not" },
  { after: ["product switch off", "product switch on"], counts: "from now" },
  { after: ["product archived"], counts: "not" },
  { after: ["product archived", "product restored"], counts: "from now" },
  { after: ["tag removed"], counts: "not" },
  { after: ["tag removed", "tag chosen"], counts: "from now" },
  { after: ["Sync feedback off", "tag removed", "tag chosen"], counts: "not" },
  { after: ["disconnected"], counts: "not" },
  { after: ["disconnected", "reconnected"], counts: "not" },
  { after: ["disconnected", "reconnected", "Sync feedback on"], counts: "from now" },
  { after: ["other Intercom workspace"], counts: "not" },
  { after: ["other Intercom workspace", "Sync feedback on"], counts: "not" },
];

test.each(table)("after $after the tag counts $counts", async ({ after, counts }) => {
  const before = await since();
  expect(before).toBeInstanceOf(Date);
  for (const name of after) await steps[name](acme);
  const now = await since();
  if (counts === "not") expect(now).toBeNull();
  else if (counts === "from now") expect(now?.getTime()).toBeGreaterThan(before?.getTime() ?? 0);
  else expect(now).toEqual(before);
});

test("two switches turned on at once leave nothing waiting for the other", async () => {
  await changeSyncFeedback(acme.admin, false);
  await changeProductSync(acme.admin, acme.productId, false);
  await Promise.all([
    changeSyncFeedback(acme.admin, true),
    changeProductSync(acme.admin, acme.productId, true),
  ]);
  expect(await since()).toBeInstanceOf(Date);
});

test("what one workspace switches moves nothing in another on the same Intercom workspace", async () => {
  const other = await watching(acme.sim);
  const before = await since(other);
  const switched: Name[] = ["Sync feedback off", "Sync feedback on", "tag removed", "disconnected"];
  for (const name of switched) await steps[name](acme);
  expect(await since(other)).toEqual(before);
});

test("an admin cannot reach another workspace's product", async () => {
  const other = await watching();
  const strange: Admin = acme.admin;
  await expect(changeProductSync(strange, other.productId, false)).rejects.toThrow("not_found");
  await expect(chooseTriggerTags(strange, other.productId, {})).rejects.toThrow("not_found");
  expect(await since(other)).toBeInstanceOf(Date);
});
