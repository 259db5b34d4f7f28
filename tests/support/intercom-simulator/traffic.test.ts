import { afterEach, beforeEach, expect, test } from "vitest";
import { type Simulator, startSimulator } from "./start-simulator.ts";
import { nowSeconds } from "./state.ts";
import type { SimWorkspace } from "./workspace/sim-workspace.ts";

type Listed = { data: { id: string; name: string | null }[]; pages: Pages };
type Pages = { next?: { starting_after: string } };

let simulator: Simulator;
let workspace: SimWorkspace;
let token: string;
const day = 86_400;

beforeEach(async () => {
  simulator = await startSimulator({ clientId: "client", clientSecret: "secret" });
  workspace = simulator.addWorkspace({ name: "Rowing", region: "EU" });
  workspace.addAdmin({ name: "Ruth", email: "ruth@rowing.example" });
  token = workspace.issueToken();
});

afterEach(() => simulator.stop());

const get = (path: string) =>
  fetch(simulator.url + path, {
    headers: { authorization: `Bearer ${token}`, "intercom-version": "2.16" },
  });

const listed = async (path: string): Promise<Listed> => (await get(path)).json();

test("when a day has passed all that happened is a day older, and a cursor still leads to the same place", async () => {
  const now = nowSeconds();
  const people = [5, 4, 3].map((ago) => workspace.addContact({ createdAt: now - ago * day }));
  workspace.setSearchLag(3_600);
  workspace.addContact({ name: "New" });
  const { pages } = await listed("/contacts?per_page=2");
  workspace.letTimePass(day);
  expect(people[0]?.createdAt).toBe(now - 6 * day);
  const after = encodeURIComponent(pages.next?.starting_after ?? "");
  const rest = await listed(`/contacts?per_page=2&starting_after=${after}`);
  expect(rest.data.map(({ id, name }) => name ?? id)).toEqual([people[2]?.id, "New"]);
});

test("a workspace has a limit of its own, which its other apps spend too and which time gives back", async () => {
  workspace.setRateLimit(3, 60_000);
  expect((await get("/contacts")).status).toBe(200);
  workspace.spendCalls(2);
  expect((await get("/contacts")).status).toBe(429);
  workspace.letTimePass(60);
  const answer = await get("/contacts");
  expect([answer.status, answer.headers.get("x-ratelimit-remaining")]).toEqual([200, "2"]);
});

test("who watches sees each call, changes what it finds, spoils it, and holds an answer that is made", async () => {
  workspace.setLargestPage(1);
  const ada = workspace.addContact({ name: "Ada" });
  const faults = [{ status: 503 }];
  workspace.watchCalls({
    asked: async ({ path }) => {
      if (path === "/contacts") workspace.addContact({ name: "Added" });
      return faults.shift() ?? null;
    },
    answered: async () => void (await workspace.editContact(ada.id, { name: "Later" })),
  });
  expect((await get("/contacts")).status).toBe(503);
  const [first] = (await listed("/contacts?per_page=150")).data;
  expect(first?.name).toBe("Later");
  await workspace.editContact(ada.id, { name: "Ada" });
  expect((await listed("/contacts?per_page=150")).data).toMatchObject([{ name: "Ada" }]);
  expect(ada.name).toBe("Later");
  expect(workspace.record.contacts.size).toBe(4);
});
