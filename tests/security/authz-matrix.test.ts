import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { builtFolder } from "./support/actions.ts";
import type { Site } from "./support/matrix/ask-doors.ts";
import { checkActions, checkPages, checkRoutes } from "./support/matrix/check-matrix.ts";
import {
  actionsOfTree,
  doorsOfNext,
  pagesOfTree,
  routesOfTree,
} from "./support/matrix/doors-of-tree.ts";
import { namedVisitors, namesOf } from "./support/matrix/expected-answers.ts";
import { visitors } from "./support/people.ts";
import { startSite } from "./support/start-site.ts";

const cellsSoFar = 1856;

let site: Site;
let cells = 0;

beforeAll(async () => {
  const { url } = await useTestDatabase();
  site = await startSite({ databaseUrl: url });
});

afterAll(() => site?.app.stop());

describe("S-B1: the matrix names every door that there is, and none that is not", () => {
  test("the visitors", () => expect(namedVisitors).toEqual([...visitors]));

  test("every page", () => expect(namesOf("pages").sort()).toEqual(pagesOfTree().sort()));

  test("every route, with its methods", () => {
    expect(namesOf("routes").sort()).toEqual(routesOfTree().sort());
  });

  test("every action", () => expect(namesOf("actions").sort()).toEqual(actionsOfTree().sort()));

  test("every action that the build serves", () => {
    expect(site.actions.map(({ name }) => name).sort()).toEqual(actionsOfTree().sort());
  });

  test("whatever Next serves by itself", () => {
    const served = doorsOfNext(builtFolder).map((name) => name.replace(/\/page$/, ""));
    expect(namesOf("next").sort()).toEqual(served.sort());
  });
});

describe.each(visitors)("S-B1: to %s", (visitor) => {
  test("every page answers as the matrix says", async () => {
    cells += await checkPages(site, visitor);
  });

  test("every route answers as the matrix says", async () => {
    cells += await checkRoutes(site, visitor);
  });

  test("S-B3: every action answers as its door says", async () => {
    cells += await checkActions(site, visitor);
  });
});

test("S-B1: the matrix has not become smaller", () => {
  console.log(`${cells} cells of the authorisation matrix`);
  expect(cells).toBeGreaterThanOrEqual(cellsSoFar);
});
