import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("S-S1 one file alone opens connections: nothing else in app and lib calls fetch", () => {
  const callers = globSync("{app,lib}/**/*.{ts,tsx}").filter(
    (file) =>
      /(?<![.\w])fetch\(/.test(readFileSync(file, "utf8")) &&
      !/^"use client"/.test(readFileSync(file, "utf8")),
  );
  expect(callers).toEqual(["lib/intercom/client/bounded-fetch.ts"]);
});
