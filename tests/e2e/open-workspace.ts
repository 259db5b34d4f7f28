import type { Page } from "@playwright/test";
import type { Role } from "#lib/auth/member.ts";
import { hashPassword } from "#lib/auth/passwords/hash-password.ts";
import { database } from "#lib/database/client.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { expect } from "#tests/support/browser-test.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { signInAs } from "#tests/support/sign-in-as.ts";

export type Workspace = Awaited<ReturnType<typeof openWorkspace>>;

export const password = "a bicycle for notes";

/** A workspace with one product, which people open each in a browser of their own. */
export async function openWorkspace(appUrl: string) {
  const slug = `fieldnote-${crypto.randomUUID()}`;
  const { workspaceId, products } = await addWorkspace({ slug, products: [["MOB", "Mobile app"]] });
  const at = {
    general: `/${slug}/settings`,
    members: `/${slug}/settings/members`,
    intercom: `/${slug}/settings/integrations/intercom`,
    inbox: `/${slug}/products/MOB/feedback`,
    product: `/${slug}/products/MOB/settings`,
    tags: `/${slug}/products/MOB/settings/feedback`,
  };
  return {
    workspaceId,
    slug,
    at,
    productId: products[0]?.id ?? "",
    join: async (page: Page, name: string, role: Role = "admin") => {
      const person = await addPerson({ workspaceId, name, role });
      await signInAs(page.context(), appUrl, person);
      return person;
    },
    audited: (action: string) => database.auditEntry.count({ where: { workspaceId, action } }),
  };
}

/** The inbox that Noor Haddad, an admin, has before her: of one ticket. */
export async function openInboxOfOne(page: Page, appUrl: string): Promise<Workspace> {
  const workspace = await openWorkspace(appUrl);
  await workspace.join(page, "Noor Haddad");
  const { workspaceId, productId } = workspace;
  await addTicket({ workspaceId, productId, number: 1 });
  return workspace;
}

/** A page that hears of nothing: what a colleague does meanwhile shows only once something is sent. */
export async function hearNothing(page: Page): Promise<void> {
  await page.route("**/api/events?*", (route) => route.abort());
}

/** Until the page has caught up with what it may have missed, which it does by itself once. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: "networkidle" });
}

/** The answers to what the page sends from now on. */
export function answersTo(page: Page): number[] {
  const statuses: number[] = [];
  page.on("response", (response) => {
    if (response.request().method() === "POST") statuses.push(response.status());
  });
  return statuses;
}

export async function givePassword({ userId }: { userId: string }): Promise<void> {
  const passwordHash = await hashPassword(password);
  await database.user.update({ where: { id: userId }, data: { passwordHash } });
}

export async function signInAgain(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Sign in again?" });
  await dialog.getByLabel("Password").fill(password);
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await expect(dialog).toBeHidden();
}
