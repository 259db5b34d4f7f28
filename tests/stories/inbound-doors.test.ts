import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { addWorkspace, connectWorkspace, watchTags } from "#tests/support/connect-workspace.ts";
import { signBody } from "#tests/support/intercom-simulator/webhooks/sign-body.ts";
import type { SimWorkspace } from "#tests/support/intercom-simulator/workspace/sim-workspace.ts";
import { checkInvariants } from "#tests/support/start-story.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import type { Asked } from "#tests/support/webhook-doors/ask.ts";
import { peakMemoryMb } from "#tests/support/webhook-doors/read-process.ts";
import {
  type DoorName,
  type Doors,
  doorNames,
  startDoors,
} from "#tests/support/webhook-doors/start-doors.ts";

const { url: databaseUrl } = await useTestDatabase();
let doors: Doors;
let acme: SimWorkspace;
let count = 0;

beforeAll(async () => {
  doors = await startDoors(databaseUrl);
  acme = await addConnected();
});
afterAll(async () => {
  await checkInvariants();
  await doors?.stop();
});

async function addConnected(): Promise<SimWorkspace> {
  const sim = newIntercom();
  const { workspaceId } = await addWorkspace({ slug: `acme-${++count}`, products: [] });
  await connectWorkspace({ workspaceId, intercom: sim });
  return sim;
}

function newIntercom(): SimWorkspace {
  const sim = doors.intercom.addWorkspace({ name: "Acme", region: "US" });
  sim.addAdmin({ name: "Ana", email: "ana@acme.example" });
  return sim;
}

function notice(appId: string): Buffer {
  const topic = "conversation_part.tag.created";
  return Buffer.from(JSON.stringify({ app_id: appId, topic, id: `notif_${++count}`, data: {} }));
}

type Signed = { body: Uint8Array; secret?: string; headers?: Asked["headers"]; through?: Doors };

function send(door: DoorName, { body, secret, headers, through = doors }: Signed) {
  const signature = signBody(body, secret ?? through.intercom.clientSecret);
  return through.ask(door, { body, headers: { ...headers, "x-hub-signature": signature } });
}

const storedOf = (sim: SimWorkspace) =>
  database.$queryRaw<{ body: Uint8Array }[]>`
    SELECT body FROM deliveries WHERE intercom_app_id = ${sim.appId}`;

describe.each(doorNames)("%s", (door) => {
  test("A5 what came before an Intercom workspace was connected is 200 and counted, and connecting brings none of it", async () => {
    const sim = newIntercom();
    const unrouted = await doors.count(door, "unrouted_or_repeated");
    const early = notice(sim.appId);
    expect(await send(door, { body: early })).toMatchObject({ status: 200, text: "" });
    expect((await doors.count(door, "unrouted_or_repeated")) - unrouted).toBe(1);
    const { workspaceId, products } = await addWorkspace({
      slug: `late-${++count}`,
      products: [["MOB", "Mobile"]],
    });
    await connectWorkspace({ workspaceId, intercom: sim });
    const productId = products[0]?.id ?? "";
    await watchTags({ workspaceId, productId, appId: sim.appId, tags: [sim.addTag("wish")] });
    expect(await storedOf(sim)).toEqual([]);
    expect((await send(door, { body: notice(sim.appId) })).status).toBe(200);
    expect(await storedOf(sim)).toHaveLength(1);
  });

  const packings: [string, Buffer][] = [
    ["gzip", gzipSync(Buffer.alloc(400_000_000))],
    ["deflate", deflateSync(Buffer.alloc(400_000_000))],
    ["br", brotliCompressSync(Buffer.alloc(20_000_000))],
  ];

  test.each(packings)(
    "A18 I14 a %s bomb is never unpacked: 401, and signed 200 as bytes that are no JSON",
    async (encoding, bomb) => {
      const { pid } = doors.appOf(door);
      const before = peakMemoryMb(pid);
      const headers = { "content-encoding": encoding, "content-type": "application/json" };
      const malformed = await doors.count(door, "malformed");
      expect((await doors.ask(door, { body: bomb, headers })).status).toBe(401);
      expect((await send(door, { body: bomb, headers })).status).toBe(200);
      expect((await doors.count(door, "malformed")) - malformed).toBe(1);
      expect(peakMemoryMb(pid) - before).toBeLessThan(100);
      expect(await storedOf(acme)).toEqual([]);
    },
  );

  const types = [
    ...["", "text/plain", "text/html", "application/xml", "application/octet-stream", "nonsense"],
    ...["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "*/*", ";;;"],
    ...[
      "application/json; charset=utf-16",
      "application/json; charset=x",
      `x/${"y".repeat(4_000)}`,
    ],
  ];

  test("A18 whatever type and encoding the headers claim, a signed notification is kept byte by byte", async () => {
    const sim = await addConnected();
    const claims = [
      ...types.map((type) => ({ "content-type": type })),
      ...["gzip", "identity", "br, gzip", "x"].map((coding) => ({ "content-encoding": coding })),
    ];
    expect(claims.length).toBeGreaterThanOrEqual(17);
    const bodies = claims.map(() => notice(sim.appId));
    for (const [at, headers] of claims.entries()) {
      const body = bodies[at] ?? Buffer.alloc(0);
      expect((await send(door, { body, headers })).status, JSON.stringify(headers)).toBe(200);
    }
    const kept = (await storedOf(sim)).map(({ body }) => Buffer.from(body).toString());
    expect(kept.sort()).toEqual(bodies.map(String).sort());
  });

  test("A18 UTF-16 that is signed is 200 and not kept, whether the type says so or not", async () => {
    const sim = await addConnected();
    const body = Buffer.from(`\ufeff${notice(sim.appId)}`, "utf16le");
    for (const type of ["application/json; charset=utf-16", "application/json"]) {
      expect((await send(door, { body, headers: { "content-type": type } })).status).toBe(200);
    }
    expect(await storedOf(sim)).toEqual([]);
  });
});

const [older, newer] = ["secret-of-doors", "the-new-secret"];

test.each([
  [
    "while both are configured the old and the new are accepted",
    `${newer},${older}`,
    [200, 200, 401],
  ],
  ["after a restart with the new one alone the old is 401", newer, [401, 200, 401]],
])("A33 a client secret is rotated: %s", async (_, configured, accepted) => {
  const through = await startDoors(databaseUrl, { INTERCOM_CLIENT_SECRET: configured });
  try {
    for (const door of doorNames) {
      const answers = [];
      for (const secret of [older, newer, `${newer},${older}`]) {
        answers.push((await send(door, { body: notice(acme.appId), secret, through })).status);
      }
      expect(answers, door).toEqual(accepted);
    }
  } finally {
    await through.stop();
  }
});
