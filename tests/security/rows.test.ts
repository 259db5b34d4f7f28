import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const project = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(project, file), "utf8");

/** The rows about people, permissions, headers and cross-site requests, and what of them is not ours to have. */
const rows: Record<string, string | null> = {
  "S-A1": null,
  "S-A2": null,
  "S-A4": null,
  "S-A5": null,
  "S-A6": "nobody signs in through another provider, so no account is ever linked",
  "S-A8": null,
  "S-A9": null,
  "S-A10": null,
  "S-B1": null,
  "S-B2": null,
  "S-B3": null,
  "S-B4": null,
  "S-B5": null,
  "S-B6": null,
  "S-B7": null,
  "S-B8": null,
  "S-B9": null,
  "S-B10": null,
  "S-B11": null,
  "S-H1": null,
  "S-H2": null,
  "S-H3": null,
  "S-H4": null,
  "S-H5": null,
  "S-F1": null,
  "S-F2": null,
  "S-F3": null,
  "S-F4": null,
  "S-F5": null,
};

const tests = globSync("tests/**/*.{test,spec}.ts", { cwd: project })
  .filter((file) => !file.endsWith("rows.test.ts"))
  .map(read)
  .join("\n");

const applying = Object.keys(rows).filter((row) => rows[row] === null);
const notApplying = Object.entries(rows).flatMap(([row, why]) =>
  why ? [[row, why] as const] : [],
);

test.each(applying)("%s is shown by a test of that name", (row) => {
  expect(tests).toMatch(
    new RegExp(`(test|describe)(\\.each\\([^]*?\\))?\\(\\s*["'\`][^"'\`]*${row}\\b`),
  );
});

test.each(notApplying)("%s does not apply: %s", (row, why) => {
  expect(row && why).toBeTruthy();
});

test("S-A6: there is one provider, and no account is linked by its e-mail", () => {
  const sources = globSync("{app,lib}/**/*.{ts,tsx}", { cwd: project }).map(read).join("\n");
  expect(sources).not.toMatch(/allowDangerousEmailAccountLinking/);
  expect(
    [...sources.matchAll(/from "next-auth\/providers\/(\w+)"/g)].map(([, name]) => name),
  ).toEqual(["credentials"]);
});
