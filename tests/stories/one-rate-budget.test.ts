import { afterAll, beforeAll, expect, test } from "vitest";
import type { Admin } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { changeSyncContacts } from "#lib/intercom/contact-import/change-sync-contacts.ts";
import { refreshTags } from "#lib/intercom/tags/refresh-tags.ts";
import { receiveWebhook } from "#lib/intercom/webhook-to-ticket/receive-webhook.ts";
import { addAdmin } from "#tests/support/add-person.ts";
import { eventually } from "#tests/support/eventually.ts";
import { addPeople, latestRun } from "#tests/support/imported-contacts.ts";
import { signBody } from "#tests/support/intercom-simulator/webhooks/sign-body.ts";
import { addTaggedWorkspaces, type TaggedWorkspace } from "#tests/support/load/taggings.ts";
import type { App } from "#tests/support/start-app.ts";
import { startWorker } from "#tests/support/start-worker.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

const { url: databaseUrl } = await useTestDatabase();
const intercom = await useIntercom();
const limit = 40;
const taggings = 40;
const longestMs = 90_000;
let workers: App[];

beforeAll(async () => {
  const ofOne = () => startWorker({ databaseUrl, intercom });
  workers = await Promise.all([ofOne(), ofOne()]);
});
afterAll(() => Promise.all(workers.map((worker) => worker.stop())));

test("B25 I11 two workers and a settings page never ask for more than Intercom allows, and whoever waits is let through", async () => {
  const { tagged, admin } = await addBusyWorkspace();
  intercom.setRateLimit(limit, 2_000);
  for (let one = 0; one < taggings; one++) await send(tagged.tag(500, true));
  await changeSyncContacts(admin, true);
  const refreshed: boolean[] = [];
  await eventually(async () => {
    if (await isLeftToPeople(admin)) refreshed.push((await refreshTags(admin)).ok);
    return isAllDone(admin);
  }, longestMs);
  expect(refreshed.length).toBeGreaterThan(0);
  expect(refreshed).not.toContain(false);
  expect(intercom.calls.filter(({ status }) => status === 429)).toEqual([]);
});

/** With enough people for many windows. */
async function addBusyWorkspace(): Promise<{ tagged: TaggedWorkspace; admin: Admin }> {
  const [tagged] = await addTaggedWorkspaces(intercom, 1);
  if (!tagged) throw new Error("There is no workspace");
  const { workspaceId } = tagged;
  const { intercomAppId } = await database.intercomConnection.findUniqueOrThrow({
    where: { workspaceId },
  });
  const sim = intercom.findWorkspace(intercomAppId);
  if (sim) addPeople(sim, 6_000);
  const { admin } = await addAdmin(workspaceId);
  return { tagged, admin };
}

async function send(body: string): Promise<void> {
  const signature = signBody(body, intercom.clientSecret);
  await receiveWebhook(Buffer.from(body), new Headers({ "x-hub-signature": signature }));
}

/** No more than the tenth that is kept for them is left of this window. */
async function isLeftToPeople({ workspaceId }: Admin): Promise<boolean> {
  const budget = await database.rateBudget.findUnique({ where: { workspaceId } });
  return budget !== null && budget.remaining > 1 && budget.remaining <= budget.limit / 10;
}

async function isAllDone({ workspaceId }: Admin): Promise<boolean> {
  const tickets = await database.feedbackTicket.count({ where: { workspaceId } });
  return tickets === taggings && (await latestRun(workspaceId)).state === "done";
}
