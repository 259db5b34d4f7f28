import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const project = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(project, file), "utf8");

test("S-A6: there is one provider, and no account is linked by its e-mail", () => {
  const sources = globSync("{app,lib}/**/*.{ts,tsx}", { cwd: project }).map(read).join("\n");
  expect(sources).not.toMatch(/allowDangerousEmailAccountLinking/);
  expect(
    [...sources.matchAll(/from "next-auth\/providers\/(\w+)"/g)].map(([, name]) => name),
  ).toEqual(["credentials"]);
});
