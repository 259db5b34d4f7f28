import { globSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { screens } from "./screens.ts";

const project = path.resolve(import.meta.dirname, "../..");

test("every page of the route tree is among the screens", () => {
  const pages = globSync("app/**/page.tsx", { cwd: project }).sort();
  const shown = new Set(screens.map(({ page }) => page));
  expect(pages.filter((page) => !shown.has(page))).toEqual([]);
});

test("every screen is drawn by a file that exists, and has a name of its own", () => {
  const files = globSync("app/**/*.tsx", { cwd: project });
  expect(screens.filter(({ page }) => !files.includes(page))).toEqual([]);
  expect(new Set(screens.map(({ name }) => name)).size).toBe(screens.length);
});
