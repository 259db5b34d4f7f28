import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const built = path.resolve(import.meta.dirname, "../../.next/static");

const files = readdirSync(built, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.join(entry.parentPath, entry.name));

test("S-K1 no secret's name and nothing of the server reaches the browser's files", () => {
  expect(files.length).toBeGreaterThan(5);
  const mustNotBeThere =
    /ENCRYPTION_KEYS|AUTH_SECRET|INTERCOM_CLIENT_SECRET|DATABASE_URL|tokenCiphertext|passwordHash|graphile_worker|argon2/;
  const leaking = files.filter((file) => mustNotBeThere.test(readFileSync(file, "latin1")));
  expect(leaking).toEqual([]);
});

test("S-K1 no source map is public", () => {
  expect(files.filter((file) => file.endsWith(".map"))).toEqual([]);
  const pointing = files.filter((file) =>
    /sourceMappingURL=(?!data:)/.test(readFileSync(file, "latin1")),
  );
  expect(pointing).toEqual([]);
});
