import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { archiveProduct } from "#lib/products/change-product.ts";
import { leaveWorkspace } from "#lib/workspaces/members/remove-member.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import type { Surroundings } from "#tests/support/browser-test.ts";
import { connectWorkspace } from "#tests/support/connect-workspace.ts";
import { type Seeded, seedWorkspaceIn } from "./seed-workspace-in.ts";

const minuteMs = 60_000;
const longName = "Maximiliana von und zu Donaudampfschifffahrtselektrizitätenhaupt";

/** Workspaces that their screens change, and some in a state that is seldom seen. */
export async function seedMeanwhile({ northwind }: Surroundings): Promise<Map<string, Seeded>> {
  const seeded = new Map<string, Seeded>();
  const seed = async (slug: string, names?: Parameters<typeof seedWorkspaceIn>[1]) => {
    const state = await seedWorkspaceIn(slug, names);
    seeded.set(slug, state);
    return state;
  };
  const intercom = northwind;
  const { workspaceId, mobile: productId } = await seed("meanwhile");
  await connectWorkspace({ workspaceId, intercom, syncFeedback: false });
  await addTicket({ workspaceId, productId, number: 1, title: "Let me reorder the day’s jobs" });
  await seed("meanwhile-long", { workspace: longName, product: longName, person: ` ${longName}` });
  const roleLost = await seed("role-lost");
  await connectWorkspace({ workspaceId: roleLost.workspaceId, intercom, syncFeedback: false });

  const switching = await seed("switching");
  await connectWorkspace({ workspaceId: switching.workspaceId, intercom });
  await database.intercomConnection.update({
    where: { workspaceId: switching.workspaceId },
    data: { status: "reconnect_needed", reconnectNeededSince: new Date(Date.now() - minuteMs) },
  });

  const { admins } = await seed("no-products");
  for (const key of ["MOB", "WEB"]) for (const admin of admins) await archiveProduct(admin, key);

  const archived = await seed("archived-filled");
  for (const number of [1, 2, 3]) {
    const { workspaceId, mobile: productId } = archived;
    await addTicket({ workspaceId, productId, number, title: `Wish ${number}: bigger text` });
  }
  for (const admin of archived.admins.slice(0, 1)) await archiveProduct(admin, "MOB");

  const nobody = await seed("nobody");
  const left = await addPerson({ workspaceId: nobody.workspaceId, role: "member" });
  await leaveWorkspace(left.member);
  seeded.set("nobody", { ...nobody, cookies: { member: left.cookie } });

  const failed = await seed("failed");
  await connectWorkspace({ workspaceId: failed.workspaceId, intercom });
  await addDeliveries(failed.workspaceId, northwind.appId);
  return seeded;
}

/** One of each outcome that the activity has words for. */
async function addDeliveries(workspaceId: string, intercomAppId: string): Promise<void> {
  const later = new Date(Date.now() + 25 * minuteMs);
  const tagged = "conversation_part.tag.created";
  const rows = [
    { state: "pending", summary: null, nextTryAt: later },
    { state: "pending", outcome: "failed", summary: "Intercom answered 500", nextTryAt: later },
    { state: "dead", outcome: "failed", summary: "Intercom answered 404 for this conversation" },
    { state: "dead", outcome: "failed", summary: `Unreadable: ${"x".repeat(120)}` },
    { state: "dead", outcome: "failed", summary: null },
    { state: "done", outcome: "ignored", summary: "Ignored: Sync feedback was off" },
    { state: "done", outcome: "done", summary: "Ticket MOB-142 created in Mobile app" },
  ] as const;
  await database.delivery.createMany({
    data: rows.map((row, index) => ({
      ...{ workspaceId, id: newId(), intercomAppId, topic: tagged, ...row },
      receivedAt: new Date(Date.now() - (index * 17 + 1) * minuteMs),
    })),
  });
}
