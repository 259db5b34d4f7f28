import { expect, test } from "vitest";
import { parseJson } from "#lib/intercom/webhook-to-ticket/request/parse-json.ts";
import { readEnvelope } from "#lib/intercom/webhook-to-ticket/request/read-envelope.ts";

const bytes = (text: string) => Buffer.from(text, "utf8");
const parsed = (text: string) => parseJson(bytes(text));

test.each([10_000, 100_000, 1_000_000])(
  "A22 %i levels of nesting are refused, not walked",
  (depth) => {
    expect(parsed("[".repeat(depth) + "]".repeat(depth))).toEqual({ problem: "too_deep" });
    expect(parsed(`${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`)).toEqual({
      problem: "too_deep",
    });
  },
);

test("A22 64 levels are read; brackets inside strings are not levels", () => {
  expect(parsed("[".repeat(64) + "]".repeat(64)).problem).toBeNull();
  expect(parsed("[".repeat(65) + "]".repeat(65)).problem).toBe("too_deep");
  expect(parsed(JSON.stringify({ text: '\\"[[[{{{'.repeat(100) })).problem).toBeNull();
});

const malformedUtf8: [string, number[]][] = [
  ["a lone continuation byte", [0x80]],
  ["a start byte without its continuation", [0xc3]],
  ["two of three bytes", [0xe2, 0x82]],
  ["three of four bytes", [0xf0, 0x9f, 0x98]],
  ["an overlong slash", [0xc0, 0xaf]],
  ["an encoded surrogate", [0xed, 0xa0, 0x80]],
  ["beyond the last code point", [0xf4, 0x90, 0x80, 0x80]],
  ["a byte that UTF-8 never has", [0xff]],
];

test.each(malformedUtf8)("A23 %s becomes U+FFFD instead of an error", (_, malformed) => {
  const body = Buffer.concat([bytes('{"name":"'), Buffer.from(malformed), bytes('"}')]);
  const result = parseJson(body);
  expect(result.problem).toBeNull();
  expect(JSON.stringify(result)).toContain("\ufffd");
});

test("A24 a byte order mark is dropped", () => {
  expect(parsed('\ufeff{"a":1}')).toEqual({ problem: null, value: { a: 1 } });
});

const malformed = [
  "",
  " ",
  "{",
  "[1,",
  "nul",
  "{'a':1}",
  '{"a":1,}',
  "01",
  "1e",
  '"\\x"',
  "[1]]",
  "NaN",
];

test.each(malformed)("A14 %j is malformed and no error escapes", (text) => {
  expect(parsed(text)).toEqual({ problem: "malformed" });
});

test("A29 of doubled keys the last wins, in routing as in reading, and no prototype is touched", () => {
  const body = parsed(
    '{"app_id":"first","topic":"ping","app_id":"last","__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}',
  );
  expect(body.problem === null && readEnvelope(body.value)?.intercomAppId).toBe("last");
  expect(Reflect.get({}, "x")).toBeUndefined();
});

test("A25 A30 envelope fields of a wrong type are read as text, absent ones make no notification", () => {
  expect(readEnvelope({ app_id: 12, id: 2 ** 53 + 1, topic: "ping" })).toEqual({
    intercomAppId: "12",
    notificationId: String(2 ** 53 + 1),
    topic: "ping",
  });
  expect(readEnvelope({ app_id: "a\0b", id: "n\0", topic: "t\ud800" })).toEqual({
    intercomAppId: "ab",
    notificationId: "n",
    topic: "t\ufffd",
  });
  for (const body of [
    null,
    [],
    "x",
    1,
    {},
    { app_id: null, topic: "x" },
    { app_id: {}, topic: [] },
  ]) {
    expect(readEnvelope(body)).toBeNull();
  }
  expect(readEnvelope({ app_id: "a", topic: "t", id: { x: 1 } })?.notificationId).toBeNull();
});

test("a key longer than an index takes keeps its identity", () => {
  const one = readEnvelope({ app_id: "a", topic: "t", id: "n".repeat(100_000) });
  const same = readEnvelope({ app_id: "a", topic: "t", id: "n".repeat(100_000) });
  const other = readEnvelope({ app_id: "a", topic: "t", id: `${"n".repeat(99_999)}m` });
  expect(one?.notificationId).toBe(same?.notificationId);
  expect(one?.notificationId).not.toBe(other?.notificationId);
  expect(one?.notificationId?.length).toBeLessThan(100);
});
