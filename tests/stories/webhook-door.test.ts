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
import { type Asked, webhookPath } from "#tests/support/webhook-doors/ask.ts";
import { badSignatures } from "#tests/support/webhook-doors/bad-signatures.ts";
import {
  debatableJson,
  malformedJson,
  validJson,
} from "#tests/support/webhook-doors/json-cases.ts";
import { type Doors, doorNames, startDoors } from "#tests/support/webhook-doors/start-doors.ts";

const { url: databaseUrl } = await useTestDatabase();
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

describe.each(doorNames)("%s", (door) => {
  const call = (asked: Asked) => doors.ask(door, asked);
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
    expect(headers.length).toBeGreaterThanOrEqual(27);
    const forged = await doors.count(door, "forged");
    for (const header of headers) {
      const given = header === undefined ? {} : { "x-hub-signature": header };
      const answer = await call({ body, headers: given });
      expect(answer, JSON.stringify(header)).toMatchObject({ status: 401, text: "" });
    }
    expect((await doors.count(door, "forged")) - forged).toBe(headers.length);
    expect(await stored()).not.toContain(digestOf(body));
  });

  test("A13 whichever bit of the body or of its signature is flipped, it is 401", async () => {
    const body = notice(`"${"x".repeat(200 - notice('""').length)}"`);
    const signature = signBody(body, secret);
    const digest = Buffer.from(signature.slice(5), "hex");
    const signed = eachBitFlipped(body).map((flipped) => ({ flipped, header: signature }));
    const forged = eachBitFlipped(digest).map((flipped) => ({
      flipped: body,
      header: `sha1=${flipped.toString("hex")}`,
    }));
    const all = [...signed, ...forged];
    expect(all.length).toBeGreaterThanOrEqual(1_760);
    const answers = await inTurns(all, ({ flipped, header }) =>
      call({ body: flipped, headers: { "x-hub-signature": header } }),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    expect(await stored()).not.toContain(digestOf(body));
  });

  test("A14 signed but malformed JSON is 200, counted and not kept", async () => {
    expect(new Set(malformedJson).size).toBeGreaterThanOrEqual(290);
    const bodies = malformedJson.map((json, at) => (at % 2 ? Buffer.from(json) : notice(json)));
    const before = await doors.count(door, "malformed");
    expect(await sendAll(bodies)).toEqual({ statuses: [200], kept: 0 });
    expect((await doors.count(door, "malformed")) - before).toBe(bodies.length);
  });

  test("A14 whatever JSON a notification holds, it is kept byte by byte", async () => {
    expect(validJson.length).toBeGreaterThanOrEqual(135);
    const bodies = validJson.map((json) => notice(json));
    expect(await sendAll(bodies)).toEqual({ statuses: [200], kept: bodies.length });
  });

  test("A14 A22 A23 A30 JSON at the edge of the grammar is 200, kept unless nested too deeply", async () => {
    expect(debatableJson.length).toBeGreaterThanOrEqual(45);
    const veryDeep = [1e4, 1e5, 1e6].map((depth) => "[".repeat(depth) + "]".repeat(depth));
    const bodies = [...debatableJson, ...veryDeep].map((json) => notice(json));
    const deep = await doors.count(door, "too_deep");
    expect(await sendAll(bodies)).toEqual({ statuses: [200], kept: bodies.length - 6 });
    expect((await doors.count(door, "too_deep")) - deep).toBe(6);
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
    const known = ["conversation.user.created", "contact.user.tag.created", "visitor.signed_up"];
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
    expect(bodies.length).toBeGreaterThanOrEqual(100);
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

  test("I12 a trailing slash, a query or the page that sent it changes nothing and redirects nowhere", async () => {
    const places = ["https://evil.example", "null", undefined];
    for (const path of [`${webhookPath}/`, `${webhookPath}?x=1`, `${webhookPath}/?x=1`]) {
      for (const origin of places) {
        const from = origin && { origin, "sec-fetch-site": "cross-site" };
        const body = notice("{}");
        expect((await send(body, { path, headers: { ...from } })).status, path).toBe(200);
        expect(await stored(), path).toContain(digestOf(body));
        expect((await call({ path, body, headers: { ...from } })).status, path).toBe(401);
        expect((await call({ path, method: "HEAD", headers: { ...from } })).status).toBe(200);
        expect((await call({ path, method: "PUT", headers: { ...from } })).status).toBe(405);
      }
    }
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

  test("I12 nothing but 200, 401, 405, 413 and 503 was ever answered", async () => {
    const tooMuch = { "content-length": 5 * 1024 * 1024 + 1, "x-hub-signature": "sha1=" };
    await call({ headers: tooMuch });
    expect(doors.statusesOf(door)).toEqual([200, 401, 405, 413, 503]);
  });
});

function eachBitFlipped(bytes: Buffer): Buffer[] {
  return Array.from({ length: bytes.length * 8 }, (_, bit) => {
    const copy = Buffer.from(bytes);
    copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return copy;
  });
}
