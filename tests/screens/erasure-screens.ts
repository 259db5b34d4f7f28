import type { Page } from "@playwright/test";
import type { Screen } from "./screens.ts";
import { pageIds } from "./seed-contacts.ts";

const person = "app/[workspace]/contacts/[contact]/page.tsx";
const inbox = "app/[workspace]/products/[product]/feedback/page.tsx";
const ticket = "app/[workspace]/products/[product]/feedback/[ticket]/page.tsx";

async function openDialog(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Erase personal data…" }).click();
  await page.getByRole("dialog").waitFor();
}

const asking: Pick<Screen, "page" | "state" | "as" | "path"> = {
  ...{ page: person, state: "contacts-many", as: "admin" },
  path: `/contacts-many/contacts/${pageIds.jonas}`,
};

const feedback = "/erased/products/MOB/feedback";
const erased = { state: "erased", as: "member" } as const;

export const erasureScreens: Screen[] = [
  { name: "contact-erase", ...asking, act: openDialog },
  {
    name: "contact-erase-unconfirmed",
    ...asking,
    async act(page) {
      await openDialog(page);
      await page.getByRole("button", { name: "Erase for good" }).click();
      await page.locator('[aria-invalid="true"]').waitFor();
    },
  },
  { name: "inbox-erased", page: inbox, ...erased, path: feedback },
  { name: "ticket-erased", page: ticket, ...erased, path: `${feedback}/MOB-2` },
];
