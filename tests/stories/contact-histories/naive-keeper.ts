import { z } from "zod";
import type { Simulator } from "#tests/support/intercom-simulator/start-simulator.ts";
import type { Contact } from "#tests/support/intercom-simulator/state.ts";
import type { SimWorkspace } from "#tests/support/intercom-simulator/workspace/sim-workspace.ts";
import { act } from "./act.ts";
import { fillIntercom } from "./fill-intercom.ts";
import type { History } from "./history.ts";
import { type Keeper, liveThrough } from "./live-through.ts";
import { watchCalls } from "./watch-calls.ts";

const page = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      ...{ role: z.string(), name: z.string().nullable(), email: z.string().nullable() },
      custom_attributes: z.unknown(),
    }),
  ),
  pages: z.object({ next: z.object({ starting_after: z.string() }).optional() }),
});

type Kept = Pick<Contact, "name" | "email" | "customAttributes"> & { role: string };

/** How many of the people in Intercom are kept rightly. Whoever is kept and not there any more is one too many. */
type Score = { right: number; of: number };

/**
 * The control: reads everybody once, then asks the search each day for whom changed after the last time it asked. Its
 * calls never fail and it forgets nobody's answer; what it gets wrong, the algorithm gets wrong.
 */
export async function playNaively(intercom: Simulator, history: History): Promise<Score> {
  const { seed, zone } = history;
  const sim = intercom.addWorkspace({
    name: `Naive ${seed}`,
    region: "US",
    timezone: zone.name,
  });
  await fillIntercom(sim, history);
  const { keeper, copy } = naiveKeeper(intercom, history, sim);
  await liveThrough(history, sim, keeper);
  await keeper.pass(3_600);
  await keeper.endDay(true, history.days.length);
  return scoreOf(sim, copy);
}

function naiveKeeper(intercom: Simulator, history: History, sim: SimWorkspace) {
  const ask = createAsk(intercom, sim.issueToken());
  const copy = new Map<string, string>();
  let checkpoint = 0;
  const readAll = async (read: (after: string | null) => Promise<z.infer<typeof page>>) => {
    const now = Math.floor(Date.now() / 1000);
    let after: string | null = null;
    do {
      const { data, pages } = await read(after);
      for (const { id, custom_attributes: customAttributes, ...person } of data) {
        copy.set(id, JSON.stringify({ ...person, customAttributes }));
      }
      after = pages.next?.starting_after ?? null;
    } while (after !== null);
    checkpoint = now;
  };
  const keeper: Keeper = {
    async pass(seconds) {
      sim.letTimePass(seconds);
      checkpoint -= seconds;
    },
    hear: () => undefined,
    read: async () => undefined,
    async import() {
      const meanwhile = async ({ step }: History["meanwhile"][number]) => {
        await act(sim, step, Math.floor(Date.now() / 1000));
      };
      const unharmed = { ...history, troubles: [] };
      const watch = watchCalls({ history: unharmed, sim, stop: () => undefined });
      watch.open(history.meanwhile, meanwhile);
      await readAll((after) =>
        ask(`/contacts?per_page=150${after ? `&starting_after=${after}` : ""}`),
      );
      await watch.close();
    },
    async endDay() {
      const query = { field: "updated_at", operator: ">", value: checkpoint };
      const sort = { field: "updated_at", order: "ascending" };
      await readAll((starting_after) =>
        ask("/contacts/search", { query, sort, pagination: { per_page: 150, starting_after } }),
      );
    },
  };
  return { keeper, copy };
}

function scoreOf(sim: SimWorkspace, copy: Map<string, string>): Score {
  const listed = [...sim.record.contacts.values()].filter(
    ({ archived, mergedInto }) => !archived && mergedInto === null,
  );
  const ids = new Set(listed.map(({ id }) => id));
  const tooMany = [...copy.keys()].filter((id) => !ids.has(id)).length;
  const right = listed.filter((contact) => copy.get(contact.id) === kept(contact)).length;
  return { right, of: listed.length + tooMany };
}

function kept({ role, name, email, customAttributes }: Contact): string {
  const person: Kept = { role, name, email, customAttributes };
  return JSON.stringify(person);
}

function createAsk(intercom: Simulator, token: string) {
  return async (path: string, body?: object) => {
    const answer = await fetch(intercom.url + path, {
      method: body ? "POST" : "GET",
      headers: { authorization: `Bearer ${token}`, "intercom-version": "2.16" },
      ...(body && { body: JSON.stringify(body) }),
    });
    return page.parse(await answer.json());
  };
}
