import type { Page } from "@playwright/test";

/** To the middle of the picture. */
export function scrollTo(heading: string) {
  return (page: Page): Promise<void> =>
    page
      .getByRole("heading", { name: heading })
      .evaluate((node) => node.scrollIntoView({ block: "center" }));
}
