import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { addWorkspace, connectWorkspace } from "#tests/support/connect-workspace.ts";
import { eventually } from "#tests/support/eventually.ts";
import { inTurns } from "#tests/support/in-turns.ts";
import { signBody } from "#tests/support/intercom-simulator/webhooks/sign-body.ts";
import { checkInvariants } from "#tests/support/start-story.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { askRaw, webhookPath } from "#tests/support/webhook-doors/ask.ts";
import { drip } from "#tests/support/webhook-doors/drip.ts";
import {
  loopHeldMs,
  openFiles,
  peakMemoryMb,
  watchedLoops,
} from "#tests/support/webhook-doors/read-process.ts";
import {
  smuggled,
  smuggledAnswer,
  smugglingAttempts,
} from "#tests/support/webhook-doors/smuggling.ts";
import {
  type DoorName,
  type Doors,
  doorNames,
  startDoors,
} from "#tests/support/webhook-doors/start-doors.ts";

const { url: databaseUrl } = await useTestDatabase();
const largest = 5 * 1024 * 1024;
const baseFiles = new Map<DoorName, number>();
const watched = watchedLoops();
let doors: Doors;
let workspaceId: string;
let appId: string;
let secret: string;
let count = 0;

beforeAll(async () => {
  doors = await startDoors(databaseUrl, watched);
  secret = doors.intercom.clientSecret;
  const sim = doors.intercom.addWorkspace({ name: "Acme", region: "US" });
  sim.addAdmin({ name: "Ana", email: "ana@acme.example" });
  appId = sim.appId;
  ({ workspaceId } = await addWorkspace({ slug: "acme", products: [] }));
  await connectWorkspace({ workspaceId, intercom: sim });
  for (const door of doorNames) {
    await inTurns(Array.from({ length: 40 }), () => sendNotice(door));
    baseFiles.set(door, openFiles(doors.appOf(door).pid));
  }
});
afterAll(async () => {
  await checkInvariants();
  await doors?.stop();
});

function notice(size = 0): Buffer {
  const head = { app_id: appId, topic: "conversation_part.tag.created", id: `notif_${++count}` };
  const empty = JSON.stringify({ ...head, data: "" });
  return Buffer.from(
    JSON.stringify({ ...head, data: "x".repeat(Math.max(0, size - empty.length)) }),
  );
}

const signed = (body: Uint8Array) => ({ "x-hub-signature": signBody(body, secret) });

function sendNotice(door: DoorName, body = notice()) {
  return doors.ask(door, { body, headers: signed(body) });
}

const storedCount = () => database.delivery.count({ where: { workspaceId } });

/** The slowest but one in a hundred calls that are made as long as `until` is open. */
async function meanwhile(door: DoorName, until: Promise<unknown>): Promise<number> {
  let open = true;
  void until.finally(() => {
    open = false;
  });
  const took: number[] = [];
  while (open) {
    const at = performance.now();
    expect((await sendNotice(door)).status).toBe(200);
    took.push(performance.now() - at);
  }
  return took.sort((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? Infinity;
}

/** Next copies a body on its way to the handler, which is why the server's own door comes first. */
const mostMemoryMb = { "server.ts": 512, "the route handler": 768 };

describe.each(doorNames)("%s", (door) => {
  const url = () => doors.appOf(door).url;
  const heldSince = async (since: number) =>
    (await loopHeldMs(watched, doors.appOf(door).pid, since)).p99;

  test("A15 five megabytes are taken; one byte more is 413 and ends the connection", async () => {
    const before = await storedCount();
    expect((await sendNotice(door, notice(largest))).status).toBe(200);
    expect(await storedCount()).toBe(before + 1);
    const over = notice(largest + 1);
    const oversize = await doors.count(door, "oversize");
    // Chunked, so that nothing but its end says that it is too long.
    const headers = { ...signed(over), "transfer-encoding": "chunked" };
    const answer = await doors.ask(door, { body: over, headers });
    expect(answer).toMatchObject({ status: 413, text: "" });
    expect(answer.headers.connection).toBe("close");
    expect((await doors.count(door, "oversize")) - oversize).toBe(1);
    expect(await storedCount()).toBe(before + 1);
  });

  test("A15 a length beyond five megabytes is 413 before a byte of the body is sent", async () => {
    const head = `POST ${webhookPath} HTTP/1.1\r\nHost: x\r\nContent-Length: ${largest + 1}\r\n\r\n`;
    expect((await askRaw(url(), { pieces: [head] })).answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  test("A15 A16 of a hundred chunked megabytes no more than five are read", async () => {
    const head = `POST ${webhookPath} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
    const pieces = [head, ...Array<string>(1_600).fill(chunk)];
    const { answer, sentBytes } = await askRaw(url(), { pieces });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    // What the two kernels hold between the programs comes on top of what was read.
    expect(sentBytes).toBeLessThan(4 * largest);
  });

  test("A15 I14 a hundred bodies at once, of five megabytes unsigned and of ten, leave memory and event loop bounded", async () => {
    const since = Date.now();
    const unsigned = Buffer.alloc(largest, "x");
    const tooLarge = Buffer.alloc(2 * largest, "x");
    const bodies = Array.from({ length: 100 }, (_, at) => (at % 2 ? unsigned : tooLarge));
    const [forged, oversize] = [
      await doors.count(door, "forged"),
      await doors.count(door, "oversize"),
    ];
    // A caller who is still sending may find the connection closed before the answer is read.
    const send = (body: Buffer) => doors.ask(door, { body }).catch(() => null);
    await inTurns(bodies, send, bodies.length);
    expect((await doors.count(door, "forged")) - forged).toBe(50);
    expect((await doors.count(door, "oversize")) - oversize).toBe(50);
    expect(await heldSince(since)).toBeLessThan(200);
    expect(peakMemoryMb(doors.appOf(door).pid)).toBeLessThan(512);
  });

  test("A16 a length longer than the body is never answered 200, one shorter is 401 and nothing after it is answered", async () => {
    const before = await storedCount();
    const body = notice();
    const head = (length: number) =>
      `POST ${webhookPath} HTTP/1.1\r\nHost: x\r\nX-Hub-Signature: ${signBody(body, secret)}\r\nContent-Length: ${length}\r\n\r\n`;
    const long = await askRaw(url(), { pieces: [head(body.length + 10), body], end: true });
    expect(long.answer).not.toContain(" 200 ");
    const another = "GET /api/health/live HTTP/1.1\r\nHost: x\r\n\r\n";
    for (const rest of [body.subarray(10), another]) {
      const pieces = [head(10), body.subarray(0, 10), rest];
      const short = await askRaw(url(), { pieces, end: true });
      expect(short.answer.match(/HTTP\/1\.1 \d+/g)?.join()).toMatch(/^HTTP\/1\.1 40[01]$/);
    }
    expect(await storedCount()).toBe(before);
  });

  test("A16 however a second request is hidden in the first, it is not answered", async () => {
    expect(smugglingAttempts.length).toBeGreaterThanOrEqual(40);
    for (const attempt of smugglingAttempts) {
      const { answer } = await askRaw(url(), { pieces: [smuggled(attempt)], end: true });
      expect(answer.match(/HTTP\/1\.1 (?:400|401|413|503) /g), attempt[0]).toHaveLength(1);
      expect(answer.match(/HTTP\/1\.1 /g), attempt[0]).toHaveLength(1);
      expect(answer.split("\r\n"), attempt[0]).not.toContain(smuggledAnswer);
    }
  });

  const bodies = [
    ["announced", `Content-Length: ${largest}`, "x"],
    ["chunked", "Transfer-Encoding: chunked", "1\r\nx\r\n"],
  ] as const;

  test.each(bodies)(
    "A17 I14 two hundred %s bodies of a byte a second are cut within ten seconds, and others are served",
    async (_, header, drop) => {
      const since = Date.now();
      const incomplete = await doors.count(door, "incomplete");
      const head = `POST ${webhookPath} HTTP/1.1\r\nHost: x\r\n${header}\r\n\r\n`;
      const { cut } = await drip(url(), { head, drop, sockets: 200 });
      expect(await meanwhile(door, cut)).toBeLessThan(500);
      const { answers, lastedMs } = await cut;
      expect(lastedMs).toBeLessThan(10_000);
      expect(answers.filter((answer) => !/^(HTTP\/1\.1 503 |$)/.test(answer))).toEqual([]);
      expect((await doors.count(door, "incomplete")) - incomplete).toBe(200);
      expect(await heldSince(since)).toBeLessThan(200);
    },
  );

  test("I12 I14 afterwards nothing but the list was answered, and every file and byte is given back", async () => {
    const { pid } = doors.appOf(door);
    expect(doors.statusesOf(door)).toEqual([200, 401, 413]);
    await eventually(() => openFiles(pid) <= (baseFiles.get(door) ?? 0));
    expect(peakMemoryMb(pid)).toBeLessThan(mostMemoryMb[door]);
  });
});

test("A17 I14 two hundred callers who send a byte of their headers a second are cut within ten seconds, and others are served", async () => {
  const door = "server.ts";
  const head = `POST ${webhookPath} HTTP/1.1\r\nHost: x\r\nX-A: `;
  const { cut } = await drip(doors.appOf(door).url, { head, drop: "x", sockets: 200 });
  expect(await meanwhile(door, cut)).toBeLessThan(500);
  expect((await cut).lastedMs).toBeLessThan(10_000);
});
