import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const tags = [
  ...["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"],
  "best-practice",
];

/** What another theme can change without touching anything else. */
const colourRules = ["color-contrast", "link-in-text-block"];

/** Every violation of WCAG 2.2 AA and of good practice that axe finds, each as one line. */
export async function findViolations(page: Page, only?: "colours"): Promise<string[]> {
  // Without frames there is nothing to ask other pages for.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (only ? axe.withRules(colourRules) : axe.withTags(tags)).analyze();
  return violations
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    )
    .filter((line) => !isPopup.test(line));
}

/** A list that opens over the page is reached from what opened it, and stands in no landmark of its own. */
const isPopup = /^region: <div [^>]*role="(menu|listbox)"/;
