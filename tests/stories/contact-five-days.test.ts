import { expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { findUntrueListed } from "./contact-histories/find-untrue.ts";
import type { History, Step } from "./contact-histories/history.ts";
import { liveThrough } from "./contact-histories/live-through.ts";
import { playNaively } from "./contact-histories/naive-keeper.ts";
import { openScene } from "./contact-histories/scene.ts";
import { timebookKeeper } from "./contact-histories/timebook-keeper.ts";
import { watchRows } from "./contact-histories/watch-rows.ts";

const { url: databaseUrl } = await useTestDatabase();
const intercom = await useIntercom();
// One in seventeen is archived.
const people = 1_062;
const listed = 1_000;
const hours = 120;
const editsAnHour = 9;

/** Nobody is told of anything, and everybody is edited, at other times of the day. */
const history: History = {
  ...{ seed: 0, zone: { name: "Etc/GMT-9", hours: 9 }, people, pageSize: 150 },
  ...{ callsPerWindow: 1_666, searchLagSeconds: 120, isDeaf: true },
  dialect: "recorded",
  ...{ meanwhile: [], meanwhileAgain: [], troubles: [], kill: null },
  days: Array.from({ length: hours }, (_, hour) => ({
    steps: Array.from({ length: editsAnHour }, (_, at) => editOf(hour * editsAnHour + at)),
    isSwept: hour % 12 === 11,
  })),
};

function editOf(number: number): Step {
  const who = (number * 617) % listed;
  return { kind: "edit", who, other: number, fate: "lost", dialect: 0, after: 400, isRead: false };
}

test("B23 after five days of edits without a single notification, 1,000 of 1,000 people are here as in Intercom", async () => {
  await watchRows();
  const scene = await openScene({ intercom, databaseUrl }, history);
  const keeper = timebookKeeper(scene);
  await liveThrough(history, scene.sim, keeper);
  scene.pass(3_600);
  await keeper.endDay(true, hours);
  expect(scene.wrong).toEqual([]);
  const untrue = await findUntrueListed(scene, new Set());
  expect(untrue).toEqual([]);
  const { workspaceId } = scene;
  expect(await database.contact.count({ where: { workspaceId, standing: "active" } })).toBe(listed);
}, 300_000);

test("B23 the naive algorithm, asking every hour, keeps less than a tenth of the same 1,000 people rightly", async () => {
  const { right, of } = await playNaively(intercom, history);
  console.info(`the naive control kept ${right} of ${of} people rightly`);
  expect(of).toBe(listed);
  expect(right).toBeLessThan(listed / 10);
}, 120_000);
