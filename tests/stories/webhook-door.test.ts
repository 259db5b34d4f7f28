import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { addWorkspace, connectWorkspace } from "#tests/support/connect-workspace.ts";
import { inTurns } from "#tests/support/in-turns.ts";
import { signBody } from "#tests/support/intercom-simulator/webhooks/sign-body.ts";
import { checkInvariants } from "#tests/support/start-story.ts";
import { takeDatabaseAway } from "#tests/support/take-database-away.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { type Asked, ask, askRaw, webhookPath } from "#tests/support/webhook-doors/ask.ts";
import { badSignatures } from "#tests/support/webhook-doors/bad-signatures.ts";
import {
  debatableJson,
  malformedJson,
  validJson,
} from "#tests/support/webhook-doors/json-cases.ts";
import { type DoorName, type Doors, startDoors } from "#tests/support/webhook-doors/start-doors.ts";

const { url: databaseUrl } = await useTestDatabase();
const largest = 5 * 1024 * 1024;
let doors: Doors;
let workspaceId: string;
let appId: string;
let secret: string;
let count = 0;

beforeAll(async () => {
  doors = await startDoors(databaseUrl);
  secret = doors.intercom.clientSecret;
  const sim = doors.intercom.addWorkspace({ name: "Acme", region: "US" });
  sim.addAdmin({ name: "Ana", email: "ana@acme.example" });
  appId = sim.appId;
  ({ workspaceId } = await addWorkspace({ slug: "acme", products: [] }));
  await connectWorkspace({ workspaceId, intercom: sim });
});
afterAll(async () => {
  await checkInvariants();
  await doors?.stop();
});

type Envelope = { id?: string | null; app?: string; topic?: string };

/** A notification whose `data` is exactly these bytes. */
function notice(data: string | Uint8Array, envelope: Envelope = {}): Buffer {
  const {
    id = `notif_${++count}`,
    app = appId,
    topic = "conversation_part.tag.created",
  } = envelope;
  const head = JSON.stringify({ app_id: app, topic, id }).slice(0, -1);
  return Buffer.concat([Buffer.from(`${head},"data":`), Buffer.from(data), Buffer.from("}")]);
}

const digestOf = (body: Uint8Array) => createHash("sha256").update(body).digest("hex");

/** The digests of all bodies stored. */
async function stored(): Promise<Set<string>> {
  const rows = await database.$queryRaw<{ digest: string }[]>`
    SELECT encode(sha256(body), 'hex') AS digest FROM deliveries WHERE workspace_id = ${workspaceId}::uuid`;
  return new Set(rows.map(({ digest }) => digest));
}

describe.each<DoorName>(["server.ts", "the route handler"])("%s", (door) => {
  const url = () => doors.appOf(door).url;
  const call = (asked: Asked) => ask(url(), asked);
  const send = (body: string | Uint8Array, asked: Asked = {}) =>
    call({
      ...asked,
      body,
      headers: { "x-hub-signature": signBody(body, secret), ...asked.headers },
    });

  /** Sends them all signed; answers what came back and which were stored with exactly their bytes. */
  async function sendAll(bodies: Uint8Array[]) {
    const answers = await inTurns(bodies, (body) => send(body));
    const kept = await stored();
    return {
      statuses: [...new Set(answers.map(({ status }) => status))],
      kept: bodies.filter((body) => kept.has(digestOf(body))).length,
    };
  }

  test("I12 a signed notification is 200 with nothing in it, and it is stored", async () => {
    const body = notice("{}");
    const answer = await send(body);
    expect(answer).toMatchObject({ status: 200, text: "" });
    expect(await stored()).toContain(digestOf(body));
  });

  test("A21 HEAD is 200 without a signature; every other method is 405 and says what is allowed", async () => {
    expect(await call({ method: "HEAD" })).toMatchObject({ status: 200, text: "" });
    for (const method of ["GET", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      const answer = await call({ method });
      expect(answer, method).toMatchObject({ status: 405, text: "" });
      expect(answer.headers.allow, method).toBe("HEAD, POST");
    }
  });

  test("A9 A10 A11 A12 whatever is not the signature of these bytes is 401, small, and leaves nothing", async () => {
    const body = notice("{}");
    const headers = badSignatures(body, secret);
    const forged = await doors.count(door, "forged");
    for (const header of headers) {
      const given = header === undefined ? {} : { "x-hub-signature": header };
      const answer = await call({ body, headers: given });
      expect(answer, JSON.stringify(header)).toMatchObject({ status: 401, text: "" });
    }
    expect((await doors.count(door, "forged")) - forged).toBe(headers.length);
    expect(await stored()).not.toContain(digestOf(body));
  });

  test("A13 a body with one bit flipped is 401", async () => {
    const body = notice('"x"');
    const flipped = Array.from({ length: body.length }, (_, at) => {
      const copy = Buffer.from(body);
      copy[at] = (copy[at] ?? 0) ^ (1 << (at % 8));
      return copy;
    });
    const signature = { "x-hub-signature": signBody(body, secret) };
    const answers = await inTurns(flipped, (each) => call({ body: each, headers: signature }));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
  });

  test("A14 signed but malformed JSON is 200, counted and not kept", async () => {
    expect(malformedJson.length).toBeGreaterThanOrEqual(180);
    const bodies = malformedJson.map((json, at) => (at % 2 ? Buffer.from(json) : notice(json)));
    const before = await doors.count(door, "malformed");
    expect(await sendAll(bodies)).toEqual({ statuses: [200], kept: 0 });
    expect((await doors.count(door, "malformed")) - before).toBe(bodies.length);
  });

  test("A14 whatever JSON a notification holds, it is kept byte by byte", async () => {
    expect(validJson.length).toBeGreaterThanOrEqual(90);
    const bodies = validJson.map((json) => notice(json));
    expect(await sendAll(bodies)).toEqual({ statuses: [200], kept: bodies.length });
  });

  test("A14 A22 A23 A30 JSON at the edge of the grammar is 200, kept unless nested too deeply", async () => {
    expect(debatableJson.length).toBeGreaterThanOrEqual(35);
    const bodies = debatableJson.map((json) => notice(json));
    const deep = await doors.count(door, "too_deep");
    expect(await sendAll(bodies)).toEqual({ statuses: [200], kept: bodies.length - 3 });
    expect((await doors.count(door, "too_deep")) - deep).toBe(3);
  });

  test("A14 A29 JSON that is no notification is 200 and not kept, and no prototype stands in for one", async () => {
    const inherited = `{"app_id":${JSON.stringify(appId)},"topic":"conversation_part.tag.created","id":"n"}`;
    const bodies = [
      ...[
        "{}",
        "[]",
        "null",
        "1",
        '"text"',
        "[{}]",
        `[${inherited}]`,
        '{"app_id":null,"topic":null}',
      ],
      ...[`{"__proto__":${inherited}}`, `{"constructor":{"prototype":${inherited}}}`],
    ].map((json) => Buffer.from(json));
    const before = await doors.count(door, "shape");
    expect(await sendAll(bodies)).toEqual({ statuses: [200], kept: 0 });
    expect((await doors.count(door, "shape")) - before).toBe(bodies.length);
  });

  test("A19 a hundred topics that nothing here uses are 200 and not kept", async () => {
    const known = ["conversation.user.created", "contact.user.created", "company.updated"];
    const odd = [
      "",
      " ",
      "conversation_part.tag.created ",
      "CONVERSATION_PART.TAG.CREATED",
      "__proto__",
    ];
    const more = Array.from({ length: 92 }, (_, at) =>
      String.fromCodePoint(0x1f600 + at).repeat(at + 1),
    );
    const bodies = [...known, ...odd, ...more].map((topic) => notice("{}", { topic }));
    expect(await sendAll(bodies)).toEqual({ statuses: [200], kept: 0 });
  });

  test("A20 A21 an unknown workspace and a ping are 200 and not kept", async () => {
    const bodies = [
      notice("{}", { app: "nobody" }),
      notice("{}", { app: "x".repeat(10_000) }),
      ...[1, 2].map(() => notice("{}", { topic: "ping", id: null })),
    ];
    const before = await doors.count(door, "ping");
    expect(await sendAll(bodies)).toEqual({ statuses: [200], kept: 0 });
    expect((await doors.count(door, "ping")) - before).toBe(2);
  });

  test("A18 A23 A24 the signature counts over the raw bytes, whatever the headers call them", async () => {
    const bom = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), notice("{}")]);
    const binary = notice(Buffer.from([0x22, 0xff, 0xc3, 0x22]));
    expect(await sendAll([bom, binary])).toEqual({ statuses: [200], kept: 2 });
    const types = [
      "text/plain",
      "application/json; charset=utf-16",
      "application/x-www-form-urlencoded",
    ];
    for (const type of [...types, "multipart/form-data; boundary=x", "nonsense"]) {
      const body = notice("{}");
      expect((await send(body, { headers: { "content-type": type } })).status, type).toBe(200);
      expect(await stored(), type).toContain(digestOf(body));
    }
    const packed = gzipSync(notice("{}"));
    const malformed = await doors.count(door, "malformed");
    expect((await send(packed, { headers: { "content-encoding": "gzip" } })).status).toBe(200);
    expect((await doors.count(door, "malformed")) - malformed).toBe(1);
  });

  test("A15 five megabytes are taken; one byte more is 413, announced or not", async () => {
    const filled = (size: number) => {
      const id = `notif_${++count}`;
      return notice(`"${"x".repeat(size - notice('""', { id }).length)}"`, { id });
    };
    const full = filled(largest);
    expect((await send(full)).status).toBe(200);
    expect(await stored()).toContain(digestOf(full));
    const over = filled(largest + 1);
    const before = await doors.count(door, "oversize");
    const chunked = { headers: { "transfer-encoding": "chunked" } };
    expect((await send(over, chunked).catch(() => null))?.status ?? 413).toBe(413);
    const announced = { "content-length": largest + 1, "x-hub-signature": "sha1=" };
    const head = `POST ${webhookPath} HTTP/1.1\r\nHost: x\r\n`;
    const lines = Object.entries(announced).map(([name, value]) => `${name}: ${value}\r\n`);
    const { answer } = await askRaw(url(), { pieces: [head, ...lines, "\r\n"], end: true });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect((await doors.count(door, "oversize")) - before).toBe(2);
  });

  test("I2 I12 while the database is away a notification is 503, and 200 once it is stored", async () => {
    const body = notice("{}");
    const giveBack = await takeDatabaseAway(databaseUrl);
    try {
      expect(await send(body)).toMatchObject({ status: 503, text: "" });
      expect((await send(body, { headers: { "x-hub-signature": "sha1=" } })).status).toBe(401);
      expect((await send(notice("{}", { topic: "ping" }))).status).toBe(200);
    } finally {
      await giveBack();
    }
    expect((await send(body)).status).toBe(200);
    expect(await stored()).toContain(digestOf(body));
  });
});

describe("server.ts alone", () => {
  const url = () => doors.appOf("server.ts").url;

  test("I12 a trailing slash or a query changes nothing and redirects nowhere", async () => {
    for (const path of [`${webhookPath}/`, `${webhookPath}?x=1`, `${webhookPath}/?x=1`]) {
      const body = notice("{}");
      const headers = { "x-hub-signature": signBody(body, secret) };
      expect((await ask(url(), { path, body, headers })).status, path).toBe(200);
      expect((await ask(url(), { path, method: "HEAD" })).status, path).toBe(200);
      expect((await ask(url(), { path, method: "PUT" })).status, path).toBe(405);
      expect(await stored(), path).toContain(digestOf(body));
    }
  });

  test("A15 A16 ten chunked megabytes are cut off near five, and the connection is closed", async () => {
    const head = `POST ${webhookPath} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
    const pieces = [head, ...Array<string>(2_000).fill(chunk)];
    const { answer, sentBytes } = await askRaw(url(), { pieces });
    expect(answer === "" || answer.startsWith("HTTP/1.1 413 ")).toBe(true);
    // What the two kernels hold between the programs comes on top of what was read.
    expect(sentBytes).toBeLessThan(4 * largest);
  });

  test("A16 a length that lies stores at most what was signed, and lets no second request through", async () => {
    const body = notice("{}");
    const head = (length: number) =>
      `POST ${webhookPath} HTTP/1.1\r\nHost: x\r\nX-Hub-Signature: ${signBody(body, secret)}\r\nContent-Length: ${length}\r\n`;
    const long = await askRaw(url(), { pieces: [head(body.length + 10), "\r\n", body], end: true });
    expect(long.answer).not.toContain(" 200 ");
    const both = [head(body.length), "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", body];
    expect((await askRaw(url(), { pieces: both, end: true })).answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(await stored()).not.toContain(digestOf(body));
    const short = await askRaw(url(), {
      pieces: [head(body.length), "\r\n", body, "{}{}\r\n\r\n"],
      end: true,
    });
    expect(short.answer.match(/HTTP\/1\.1 \d+/g)?.join()).toMatch(
      /^(HTTP\/1\.1 200,)?HTTP\/1\.1 400$/,
    );
  });
});
