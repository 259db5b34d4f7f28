import { expect, test } from "vitest";
import { open, randomToken, safeEqual, seal } from "#lib/crypto.ts";

const k1 = { id: "k1", key: Buffer.alloc(32, 1) };
const k2 = { id: "k2", key: Buffer.alloc(32, 2) };
const secret = "dG9rOmEtdG9rZW4tb2YtaW50ZXJjb20=";
const row = "connection:1:token";

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "";
}

test("a sealed secret opens again where it belongs", () => {
  for (const plain of [secret, "", "ünï\u0000code", "x".repeat(100_000)]) {
    expect(open(seal(plain, row, [k1]), row, [k1])).toBe(plain);
  }
});

test("S-C2 no two seals share their initialisation vector", () => {
  const count = 100_000;
  const seen = new Set<string>();
  for (let i = 0; i < count; i++) {
    seen.add(seal("x", row, [k1]).ciphertext.subarray(0, 12).toString("latin1"));
  }
  expect(seen.size).toBe(count);
});

test("the ciphertext holds the secret in no form", () => {
  const { ciphertext } = seal(secret, row, [k1]);
  expect(ciphertext.includes(secret)).toBe(false);
  expect(ciphertext.toString("hex")).not.toContain(Buffer.from(secret).toString("hex"));
});

test("S-C2 a change of any byte, a cut, and another row are refused with the same words", () => {
  const sealed = seal(secret, row, [k1]);
  const words = new Set<string>();
  for (let at = 0; at < sealed.ciphertext.length; at++) {
    const changed = Buffer.from(sealed.ciphertext);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    words.add(messageOf(() => open({ ...sealed, ciphertext: changed }, row, [k1])));
    const cut = sealed.ciphertext.subarray(0, at);
    words.add(messageOf(() => open({ ...sealed, ciphertext: cut }, row, [k1])));
  }
  words.add(messageOf(() => open(sealed, "connection:2:token", [k1])));
  words.add(messageOf(() => open({ ...sealed, keyId: "k2" }, row, [k1, k2])));
  expect([...words]).toEqual(["A stored secret does not open"]);
});

test("S-C3 two tenants' secrets cannot be swapped", () => {
  const [ours, theirs] = [seal("ours", "row:a", [k1]), seal("theirs", "row:b", [k1])];
  expect(() => open(theirs, "row:a", [k1])).toThrow();
  expect(() => open(ours, "row:b", [k1])).toThrow();
});

test("S-C4 keys rotate: the new first key seals, the old one opens until it is removed", () => {
  const before = seal(secret, row, [k1]);
  expect(open(before, row, [k2, k1])).toBe(secret);
  const after = seal(open(before, row, [k2, k1]), row, [k2, k1]);
  expect(after.keyId).toBe("k2");
  expect(open(after, row, [k2])).toBe(secret);
  expect(() => open(before, row, [k2])).toThrow(/ENCRYPTION_KEYS/);
});

test("S-C5 without a key nothing is sealed", () => {
  expect(() => seal(secret, row, [])).toThrow();
});

test("tokens have 256 bits and compare by content", () => {
  expect(Buffer.from(randomToken(), "base64url")).toHaveLength(32);
  expect(randomToken()).not.toBe(randomToken());
  expect(safeEqual(Buffer.from("ab"), Buffer.from("ab"))).toBe(true);
  expect(safeEqual(Buffer.from("ab"), Buffer.from("abc"))).toBe(false);
});
