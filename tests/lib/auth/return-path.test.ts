import { expect, test } from "vitest";
import { returnPath, signInPath } from "#lib/auth/return-path.ts";

const own = [
  "/",
  "/profile",
  "/meridian/products/MOB/feedback?view=all",
  "/a/b?x=%2F%2Fevil.example",
];

const foreign = [
  "https://evil.example",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n//evil.example",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "data:text/html,x",
  "evil.example",
  "http:/evil.example",
  "/a\\..\\..\\evil",
  "/%0d%0aSet-Cookie:x\r\n",
  "/\u2028evil",
  "",
  `/${"a".repeat(3000)}`,
  ["/profile"],
  undefined,
  null,
  42,
];

test.each(own)("S-A9: %j is a path of our own", (path) => {
  expect(returnPath(path)).toBe(path);
});

test.each(foreign)("S-A9: %j leads home", (wanted) => {
  expect(returnPath(wanted)).toBe("/");
});

test.each(["/..//evil.example", "/.//evil.example", "/a/..//evil.example"])(
  "S-A9: %j stays on our own host",
  (wanted) => {
    expect(new URL(returnPath(wanted), "https://timebook.example").host).toBe("timebook.example");
    expect(returnPath(wanted)).not.toMatch(/^\/[/\\]/);
  },
);

test("the sign-in page remembers where to go", () => {
  expect(signInPath("/meridian/settings?x=1")).toBe(
    "/sign-in?return=%2Fmeridian%2Fsettings%3Fx%3D1",
  );
  expect(signInPath("//evil.example")).toBe("/sign-in");
  expect(signInPath(null)).toBe("/sign-in");
});
