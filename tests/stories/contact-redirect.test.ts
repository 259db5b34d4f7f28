import net from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { refreshTags } from "#lib/intercom/tags/refresh-tags.ts";
import { addPeople, type ContactStory, contactStory } from "#tests/support/imported-contacts.ts";
import { letWaitsPass, workOff } from "#tests/support/run-contacts.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
let acme: ContactStory;
/** Stands for the machine's metadata service, and for any other host; whoever connects has followed. */
let elsewhere: net.Server;
let hits = 0;

beforeAll(async () => {
  elsewhere = net.createServer((socket) => {
    hits += 1;
    socket.end("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}", () => socket.destroySoon());
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise((resolve) => elsewhere.close(resolve)));

beforeEach(async () => {
  acme = await contactStory(intercom);
  addPeople(acme.sim, 5);
  intercom.calls.length = 0;
});

function address(): string {
  const bound = elsewhere.address();
  if (bound === null || typeof bound === "string") throw new Error("The server has no port");
  return `127.0.0.1:${bound.port}`;
}

const targets = [
  ["a metadata service", () => `http://${address()}/latest/meta-data/`],
  ["another https host", () => `https://${address()}/contacts`],
  ["Intercom itself", () => `${intercom.url}/contacts`],
] as const;

const cases = [302, 308].flatMap((status) =>
  targets.map(([what, urlOf]) => [status, what, urlOf] as const),
);

test.each(cases)(
  "B18 a %i to %s is not followed, and the next try goes on",
  async (status, _, urlOf) => {
    const redirect = { status, headers: { location: urlOf() } };
    intercom.failNext(/^GET \/contacts$/, redirect);
    await acme.turn(true);
    const refused = await workOff(acme);
    expect(refused).toMatchObject({ attempts: 1, failure: "Intercom could not be reached" });
    intercom.failNext("GET /tags", redirect);
    expect((await refreshTags(acme.admin)).ok).toBe(false);
    expect(intercom.calls).toHaveLength(2);
    expect(hits).toBe(0);
    await letWaitsPass(acme);
    expect(await workOff(acme)).toMatchObject({ state: "done", here: 5 });
  },
);
