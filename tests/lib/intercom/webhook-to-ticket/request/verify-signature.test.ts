import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { isSignedByIntercom } from "#lib/intercom/webhook-to-ticket/request/verify-signature.ts";

const secret = "a-client-secret";
const body = Buffer.from(JSON.stringify({ topic: "ping", filler: "x".repeat(180) })).subarray(
  0,
  200,
);
const hex = (algorithm: string, key: string) =>
  createHmac(algorithm, key).update(body).digest("hex");
const digest = hex("sha1", secret);
const good = `sha1=${digest}`;

test("A9 a body signed with the app's secret is accepted, one without a signature is not", () => {
  expect(isSignedByIntercom(body, good, [secret])).toBe(true);
  expect(isSignedByIntercom(body, null, [secret])).toBe(false);
});

test("A33 both secrets of a rotation are accepted, and no other", () => {
  expect(isSignedByIntercom(body, good, ["new-secret", secret])).toBe(true);
  expect(isSignedByIntercom(body, good, [secret, "new-secret"])).toBe(true);
  expect(isSignedByIntercom(body, good, ["new-secret"])).toBe(false);
  expect(isSignedByIntercom(body, good, [])).toBe(false);
});

const refused: [string, string][] = [
  ["another secret", `sha1=${hex("sha1", "other")}`],
  ["the empty secret", `sha1=${createHmac("sha1", "").update(body).digest("hex")}`],
  ["sha256 under its own name", `sha256=${hex("sha256", secret)}`],
  ["sha256 under the name of sha1", `sha1=${hex("sha256", secret)}`],
  ["sha1 under the name of sha256", `sha256=${digest}`],
  ["upper-case digits", `sha1=${digest.toUpperCase()}`],
  ["an upper-case name", `SHA1=${digest}`],
  ["no name", digest],
  ["39 digits", `sha1=${digest.slice(1)}`],
  ["41 digits", `sha1=${digest}0`],
  ["no digits", "sha1="],
  ["letters that are no digits", `sha1=${"z".repeat(40)}`],
  ["a leading space", ` sha1=${digest}`],
  ["a trailing space", `sha1=${digest} `],
  ["a space inside", `sha1= ${digest}`],
  ["a trailing line", `sha1=${digest}\n`],
  ["two values", `sha1=${digest}, sha1=${digest}`],
  ["a list with a good one last", `sha1=${"0".repeat(40)},sha1=${digest}`],
  ["eight kilobytes", `sha1=${digest.repeat(200)}`],
  [
    "full-width digits",
    `sha1=${digest.replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)))}`,
  ],
  ["a NUL", `sha1=${digest}\0`],
  ["base64", `sha1=${createHmac("sha1", secret).update(body).digest("base64")}`],
  ["nothing", ""],
];

test.each(refused)("A11 A12 a signature with %s is refused without an error", (_, header) => {
  expect(isSignedByIntercom(body, header, [secret])).toBe(false);
});

test("A13 each flipped bit of body or digest makes the signature false (1,760 of 1,760)", () => {
  let accepted = 0;
  for (let bit = 0; bit < body.length * 8; bit++) {
    if (isSignedByIntercom(flipped(body, bit), good, [secret])) accepted++;
  }
  const bytes = Buffer.from(digest, "hex");
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const header = `sha1=${flipped(bytes, bit).toString("hex")}`;
    if (isSignedByIntercom(body, header, [secret])) accepted++;
  }
  expect(body.length * 8 + bytes.length * 8).toBe(1_760);
  expect(accepted).toBe(0);
});

function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}
