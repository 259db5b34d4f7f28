import { eventually } from "#tests/support/eventually.ts";
import type { Simulator } from "#tests/support/intercom-simulator/start-simulator.ts";
import type { Notification } from "#tests/support/intercom-simulator/webhooks/notification.ts";
import { playground } from "#tests/support/playground.ts";
import { findBroken } from "#tests/support/start-story.ts";
import type { Site } from "./start-site.ts";

const withinMs = 60_000;

/** Connected workspaces, all to one of Intercom's, and three conversations there that nobody has tagged yet. */
export async function seedConversations(intercom: Simulator, workspaces = 1) {
  const first = await playground({ intercom });
  const places = [first];
  while (places.length < workspaces) places.push(await playground({ intercom }, first));
  const { sim, jonas, wish, ux } = first;
  const talk = (text: string) =>
    sim.addConversation({ contacts: [jonas], body: `<p>${text}</p>`, deliver: false }).id;
  const mobile = places.map((place) => place.mobile ?? "");
  const web = places.map((place) => place.web ?? "");
  return {
    appId: sim.appId,
    first: { conversation: first.conversation.id, tag: wish.id, products: mobile },
    second: { conversation: talk("Export to CSV."), tag: wish.id, products: mobile },
    /** The first conversation once more, for other products. */
    alsoFirst: { conversation: first.conversation.id, tag: ux.id, products: web },
    last: { conversation: talk("Dark mode."), tag: wish.id, products: mobile },
  };
}

export type Tags = Awaited<ReturnType<typeof seedConversations>>;
type Tagging = Tags["first"];

const ticketsOf = ({ products, conversation }: Tagging) =>
  products.map((product) => `${product} ${conversation}`);

/** Adds three tags, of which Intercom tells one twice at once. Resolves when each call was answered or cut. */
export async function addTags({ intercom }: Site, tags: Tags): Promise<Notification[]> {
  const sent: Notification[] = [];
  for (const [tagging, times] of [
    [tags.first, 1],
    [tags.second, 2],
    [tags.alsoFirst, 1],
  ] as const) {
    sent.push(await addTag(intercom, tags, { tagging, times }));
  }
  return sent;
}

async function addTag(
  intercom: Simulator,
  { appId }: Tags,
  { tagging, times }: { tagging: Tagging; times: number },
): Promise<Notification> {
  const sim = intercom.findWorkspace(appId);
  if (!sim) throw new Error("The simulator forgot the workspace");
  const { conversation, tag: tagId } = tagging;
  const sent = await sim.tag(conversation, { tagId, deliver: false });
  await sim.deliver(sent, { times });
  return sent;
}

/** Intercom's one retry of whatever was not answered 200. */
export async function retry({ intercom }: Site, tags: Tags, sent: Notification[]): Promise<void> {
  const answered = intercom.deliveries.filter(({ status }) => status === 200);
  const missed = sent.filter((one) => !answered.some(({ notificationId: id }) => id === one.id));
  for (const one of missed) {
    await intercom.findWorkspace(tags.appId)?.deliver(one, { attempts: 2 });
  }
}

type End = { tags: Tags; isIdle: (site: Site) => Promise<boolean>; signOfLife: boolean };

/** What every run ends with: nothing left to do within a minute, one tag more, and the checker. */
export async function endRun(site: Site, { tags, isIdle, signOfLife }: End): Promise<string[]> {
  const { intercom, db } = site;
  const { first, second, alsoFirst, last } = tags;
  const broken = await within("I8 still at work after a minute", () => isIdle(site));
  if (signOfLife) {
    const sent = await addTag(intercom, tags, { tagging: last, times: 1 });
    await retry(site, tags, [sent]);
    broken.push(...(await within("I8 still at work after one tag more", () => isIdle(site))));
  }
  const tagged = [first, second, alsoFirst, ...(signOfLife ? [last] : [])];
  const expected = tagged.flatMap(ticketsOf);
  return [...broken, ...(await findBroken({ db, intercom, expected }))];
}

async function within(otherwise: string, holds: () => Promise<boolean>): Promise<string[]> {
  try {
    await eventually(holds, withinMs);
    return [];
  } catch {
    return [otherwise];
  }
}

/**
 * Every delivery has ended, and no job looks for more. A job that was replaced while its worker died is left behind
 * with all its attempts used up, and does nothing.
 */
export async function hasNothingToDo({ db }: Site): Promise<boolean> {
  const { rows } = await db.query(`
    SELECT (SELECT count(*)::int FROM deliveries WHERE state NOT IN ('done', 'dead')) +
      (SELECT count(*)::int FROM graphile_worker.jobs
       WHERE task_identifier = 'drain' AND attempts < max_attempts AND run_at <= now()) AS left`);
  return rows[0]?.left === 0;
}
