import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import type { Site } from "./support/matrix/ask-doors.ts";
import { cookieOf, type Visitor } from "./support/people.ts";
import { askByProbe } from "./support/probes/ask-by-probe.ts";
import {
  otherShapesOfThePage,
  type Probe,
  skippingTheProxy,
} from "./support/probes/framework-probes.ts";
import { startSite } from "./support/start-site.ts";

let site: Site;

beforeAll(async () => {
  const { url } = await useTestDatabase();
  site = await startSite({ databaseUrl: url });
});

afterAll(() => site?.app.stop());

describe.each(["anonymous", "outsider", "removed, session open"] as const)("to %s", (visitor) => {
  test("S-N1 a header that only Next may send opens no page", async () => {
    await expectNoMoreThanNowhere(visitor, skippingTheProxy);
  });

  test("S-N2 no other shape of a page shows it, or tells that it is there", async () => {
    await expectNoMoreThanNowhere(visitor, otherShapesOfThePage);
  });
});

/** Every page answers as that of a workspace which does not exist. */
async function expectNoMoreThanNowhere(visitor: Visitor, probes: Probe[]): Promise<void> {
  const cookie = await cookieOf(visitor, site.here, site.there);
  const { slug, ...names } = site.here;
  const nowhere = { ...names, slug: "x".repeat(slug.length) };
  const asked = await askByProbe(site, cookie, { probes, at: site.here });
  expect(asked.filter(({ withData }) => withData)).toEqual([]);
  expect(asked).toEqual(await askByProbe(site, cookie, { probes, at: nowhere }));
  console.log(`${asked.length} ways in, tried by ${visitor}`);
  expect(asked.length).toBeGreaterThanOrEqual(300);
}

test("S-N2 the same ways show an owner data, the page inside its layouts alone included", async () => {
  const probes = otherShapesOfThePage;
  const asked = await askByProbe(site, site.here.cookie, { probes, at: site.here });
  const shown = asked.filter(({ withData }) => withData).map(({ question }) => question);
  expect(shown).toContain("/[workspace]/settings/members by rsc of the page alone");
  expect(shown.length).toBeGreaterThanOrEqual(60);
});
