import { beforeEach, expect, test } from "vitest";
import { runWords } from "#app/[workspace]/settings/integrations/intercom/activity/run-words.ts";
import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { listActivity } from "#lib/intercom/activity/list-activity.ts";
import { forgetOldRuns } from "#lib/intercom/contact-import/forget-old-runs.ts";
import { addAdmin } from "#tests/support/add-person.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
let acme: Scope;

beforeEach(async () => {
  acme = await workspace();
});

async function workspace(): Promise<Scope> {
  const { workspaceId } = await addWorkspace({ slug: newId(), products: [] });
  return (await addAdmin(workspaceId)).admin;
}

async function deliver({ workspaceId }: Scope): Promise<string> {
  const id = newId();
  const what = { intercomAppId: "r7k2m4qx", topic: "contact.user.updated", summary: "Updated Ada" };
  await database.delivery.create({
    data: { workspaceId, id, ...what, state: "done", outcome: "done" },
  });
  return id;
}

type Run = { kind?: "full" | "sweep"; written?: number; daysAgo?: number };

async function run({ workspaceId }: Scope, { kind = "full", written = 0, daysAgo = 0 }: Run = {}) {
  const id = newId();
  const at = new Date(Date.now() - daysAgo * 86_400_000 - 60_000);
  await database.contactImport.create({
    data: {
      ...{ workspaceId, id, intercomAppId: "r7k2m4qx", kind, written, phase: "counting" },
      ...{ state: "done", startedAt: at, endedAt: at },
    },
  });
  return id;
}

test("PRODUCT §2.5 runs stand among the deliveries, newest first, and paging shows each once", async () => {
  const made: string[] = [];
  for (let at = 0; at < 45; at += 1)
    made.push(at % 3 === 0 ? await run(acme) : await deliver(acme));
  const seen: string[] = [];
  let before: string | null = null;
  do {
    const page = await listActivity(acme, { filter: "all", before });
    seen.push(...page.lines.map(({ id }) => id));
    before = page.older;
  } while (before !== null);
  expect(seen).toEqual(made.toReversed());
});

test("a sweep that found nothing is not listed, and runs are among what is done only", async () => {
  await run(acme, { kind: "sweep" });
  const found = await run(acme, { kind: "sweep", written: 3 });
  for (const filter of ["all", "done"] as const) {
    const { lines } = await listActivity(acme, { filter, before: null });
    expect(lines.map(({ id }) => id)).toEqual([found]);
  }
  for (const filter of ["ignored", "failed"] as const) {
    expect((await listActivity(acme, { filter, before: null })).lines).toEqual([]);
  }
});

test("a run that has not ended is listed as such, and is not among what is done", async () => {
  for (const kind of ["sweep", "full"] as const) {
    const other = await workspace();
    const id = newId();
    const open = { kind, phase: "contacts", state: "running", isOpen: true, seen: 1_240 } as const;
    await database.contactImport.create({
      data: { workspaceId: other.workspaceId, id, intercomAppId: "r7k2m4qx", ...open },
    });
    const { lines } = await listActivity(other, { filter: "all", before: null });
    expect(lines.map(({ run }) => run?.endedAt)).toEqual(kind === "full" ? [null] : []);
    expect((await listActivity(other, { filter: "done", before: null })).lines).toEqual([]);
  }
});

test("S-B the runs of another workspace are not listed, and its ids lead nowhere", async () => {
  const other = await workspace();
  const theirs = await run(other, { written: 1 });
  await run(acme);
  expect((await listActivity(acme, { filter: "all", before: null })).lines).toHaveLength(1);
  expect((await listActivity(acme, { filter: "all", before: theirs })).lines).toEqual([]);
});

test("a run is told in words", () => {
  const endedAt = new Date();
  const words = (people: number, written: number) =>
    runWords({ kind: "full", people, written, endedAt });
  expect(words(18_302, 12)).toBe("All 18,302 people read from Intercom · 12 changes");
  expect(words(1, 1)).toBe("The one person read from Intercom · 1 change");
  expect(words(0, 0)).toBe("Nobody is in Intercom’s Contacts · nothing changed");
  const sweep = { kind: "sweep", people: 0, written: 1_204, endedAt } as const;
  expect(runWords(sweep)).toBe("Changes read from Intercom · 1,204 changes");
  const open = { kind: "full", people: 1_240, written: 0, endedAt: null } as const;
  expect(runWords(open)).toBe("Contact import, not ended yet · 1,240 people so far");
});

test("old runs are forgotten, sweeps that found nothing sooner, and never the last full one", async () => {
  const kept = [
    await run(acme, { daysAgo: 95 }),
    await run(acme, { kind: "sweep", written: 1, daysAgo: 80 }),
    await run(acme, { kind: "sweep" }),
  ];
  await run(acme, { daysAgo: 96 });
  await run(acme, { kind: "sweep", daysAgo: 2 });
  await forgetOldRuns();
  const left = await database.contactImport.findMany({ where: { workspaceId: acme.workspaceId } });
  expect(left.map(({ id }) => id).sort()).toEqual(kept.sort());
});
