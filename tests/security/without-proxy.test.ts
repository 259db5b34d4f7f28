import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { type Build, buildWithoutProxy } from "./support/build-without-proxy.ts";
import type { Site } from "./support/matrix/ask-doors.ts";
import { checkActions, checkPages, checkRoutes } from "./support/matrix/check-matrix.ts";
import { cookieOf, visitors } from "./support/people.ts";
import { askByProbe } from "./support/probes/ask-by-probe.ts";
import { otherShapesOfThePage, skippingTheProxy } from "./support/probes/framework-probes.ts";
import { startSite } from "./support/start-site.ts";

let build: Build;
let databaseUrl: string;
let site: Site;

beforeAll(async () => {
  databaseUrl = (await useTestDatabase()).url;
  build = buildWithoutProxy();
  site = await startSite({ databaseUrl, project: build.project });
}, 360_000);

afterAll(async () => {
  await site?.app.stop();
  build?.remove();
});

test("S-N4 the build has no proxy", async () => {
  expect(build.hasProxy()).toBe(false);
  const { headers } = await fetch(`${site.app.url}/sign-in`);
  expect(headers.get("content-security-policy")).toBe(null);
});

describe.each(visitors)("S-N4 without proxy.ts, to %s", (visitor) => {
  test("every page answers as the matrix says", async () => {
    expect(await checkPages(site, visitor)).toBeGreaterThan(0);
  });

  test("every route answers as the matrix says", async () => {
    expect(await checkRoutes(site, visitor)).toBeGreaterThan(0);
  });

  test("every action answers as its door says", async () => {
    expect(await checkActions(site, visitor)).toBeGreaterThan(0);
  });
});

test("S-N1 S-N2 with neither proxy.ts nor server.ts, no shape of a page shows a stranger data", async () => {
  const program = "tests/support/webhook-doors/serve-next-alone.ts";
  const bare = await startSite({ databaseUrl, project: build.project, program });
  try {
    for (const visitor of ["anonymous", "outsider"] as const) {
      const cookie = await cookieOf(visitor, bare.here, bare.there);
      const probes = [...skippingTheProxy, ...otherShapesOfThePage];
      const asked = await askByProbe(bare, cookie, { probes, at: bare.here });
      expect(asked.filter(({ withData }) => withData)).toEqual([]);
      expect(asked.length).toBeGreaterThanOrEqual(600);
    }
  } finally {
    await bare.app.stop();
  }
});
