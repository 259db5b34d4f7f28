import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { scopeOf } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { pool } from "#lib/database/pool.ts";
import { awaitReceivers } from "#lib/intercom/webhook-to-ticket/queue/await-receivers.ts";
import { recordDelivery } from "#lib/intercom/webhook-to-ticket/record-delivery.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { eventually } from "#tests/support/eventually.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const topic = "conversation_part.tag.created";

async function connectedTo(intercomAppId: string): Promise<string> {
  const { workspaceId } = await addWorkspace({ slug: randomUUID(), products: [] });
  await database.intercomConnection.create({
    data: {
      workspaceId,
      intercomAppId,
      intercomWorkspaceName: "Acme Support",
      region: "EU",
      status: "connected",
      connectedByName: "Noor Haddad",
      connectedAt: new Date(),
    },
  });
  return workspaceId;
}

const deliver = (intercomAppId: string, notificationId: string, text = "{}") =>
  recordDelivery({ intercomAppId, notificationId, topic, body: Buffer.from(text) });

async function storedIn(workspaceId: string) {
  const rows = await database.delivery.findMany({
    where: { workspaceId },
    select: { notificationId: true, body: true },
    orderBy: { notificationId: "asc" },
  });
  return rows.map(({ notificationId, body }) => [
    notificationId,
    Buffer.from(body ?? []).toString(),
  ]);
}

async function jobsOf(workspaceId: string) {
  const { rows } = await pool().query<{ key: string | null; begun: boolean }>(
    "SELECT key, locked_at IS NOT NULL AS begun FROM graphile_worker.jobs WHERE queue_name = $1 ORDER BY id",
    [`drain:${workspaceId}`],
  );
  return rows;
}

test("I2 every delivery of a batch is stored with its own bytes, in each workspace that is connected", async () => {
  const workspaces = [await connectedTo("both"), await connectedTo("both")];
  const texts = ["", "é", "{}", '{"a":"\u{1f469}"}', "x".repeat(100_000)];
  const stored = await Promise.all(texts.map((text, at) => deliver("both", `n${at}`, text)));
  expect(stored).toEqual(texts.map(() => true));
  for (const workspaceId of workspaces) {
    expect(await storedIn(workspaceId)).toEqual(texts.map((text, at) => [`n${at}`, text]));
    expect(await jobsOf(workspaceId)).toHaveLength(1);
  }
});

test("A1 of the same notification many times at once, one is new and one job waits", async () => {
  const workspaceId = await connectedTo("once");
  const stored = await Promise.all(Array.from({ length: 50 }, () => deliver("once", "same")));
  expect(stored.filter(Boolean)).toHaveLength(1);
  expect(await storedIn(workspaceId)).toHaveLength(1);
  expect(await jobsOf(workspaceId)).toHaveLength(1);
});

test("I2 more than one batch can hold, in notifications and in bytes, is stored all the same", async () => {
  const workspaceId = await connectedTo("much");
  const large = "x".repeat(3 * 1024 * 1024);
  const sent = Array.from({ length: 500 }, (_, at) =>
    deliver("much", `n${at}`, at % 100 ? "{}" : large),
  );
  await Promise.all(sent);
  expect(await database.delivery.count({ where: { workspaceId } })).toBe(500);
});

test("I3 a workspace whose job has begun gets another for what comes now", async () => {
  const workspaceId = await connectedTo("begun");
  await deliver("begun", "first");
  await pool().query(
    `UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'a worker', attempts = 1
     WHERE key = $1`,
    [`drain:${workspaceId}`],
  );
  await deliver("begun", "second");
  const jobs = await jobsOf(workspaceId);
  expect(jobs.map(({ begun }) => begun)).toEqual([true, false]);
});

test("I3 a job that begins while a delivery is being written waits for it", async () => {
  const workspaceId = await connectedTo("written");
  await deliver("written", "first");
  const writer = await pool().connect();
  await writer.query("BEGIN");
  await writer.query("SELECT record_deliveries($1, $2, $3, $4, $5, $6, $7)", [
    [newId()],
    ["written"],
    ["second"],
    [topic],
    Buffer.from("{}"),
    [1],
    [2],
  ]);
  const found = awaitReceivers(scopeOf({ workspaceId })).then(() => storedIn(workspaceId));
  await eventually(async () => {
    const { rowCount } = await pool().query(
      "SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted",
    );
    return rowCount === 1;
  });
  await writer.query("COMMIT");
  writer.release();
  expect(await found).toHaveLength(2);
  expect(await jobsOf(workspaceId)).toHaveLength(1);
});
