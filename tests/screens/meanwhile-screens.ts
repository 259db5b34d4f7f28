import type { Page } from "@playwright/test";
import { hashPassword } from "#lib/auth/passwords/hash-password.ts";
import { database } from "#lib/database/client.ts";
import { changeStatus } from "#lib/feedback/ticket/change-ticket.ts";
import { archiveProduct } from "#lib/products/change-product.ts";
import { renameWorkspace } from "#lib/workspaces/rename-workspace.ts";
import type { Screen } from "./screens.ts";
import type { Seeded } from "./seed-workspace-in.ts";

const workspace = "app/[workspace]/settings";
const product = "app/[workspace]/products/[product]";

type Act = (page: Page, state: Seeded) => Promise<void>;

/** What happens while a page is open: to what it shows, to whoever looks at it, or to the server. */
function meanwhile(name: string, at: "general" | "tags" | "intercom", act: Act): Screen {
  const where = {
    general: { page: `${workspace}/page.tsx`, path: "settings" },
    tags: { page: `${product}/settings/feedback/page.tsx`, path: "products/MOB/settings/feedback" },
    intercom: {
      page: `${workspace}/integrations/intercom/page.tsx`,
      path: "settings/integrations/intercom",
    },
  }[at];
  const path = `/meanwhile/${where.path}`;
  return { name, state: "meanwhile", as: "admin", page: where.page, path, act };
}

export const meanwhileScreens: Screen[] = [
  meanwhile("conflict-name", "general", renameAtOnce("Fieldnote Bikes", "Fieldnote & Sons")),
  {
    ...meanwhile("conflict-long-names", "general", (page, state) =>
      renameAtOnce("Donaudampfschifffahrtsgesellschaft für Fahrräder und Zubehör", "W".repeat(60))(
        page,
        state,
      ),
    ),
    ...{ state: "meanwhile-long", path: "/meanwhile-long/settings" },
  },
  {
    ...meanwhile("conflict-status", "general", chooseStatusAtOnce),
    page: `${product}/feedback/[ticket]/page.tsx`,
    path: "/meanwhile/products/MOB/feedback/MOB-1",
  },
  meanwhile("saving", "general", async (page) => {
    await page.route("**/meanwhile/settings", hold);
    await page.getByLabel("Workspace name").fill("Fieldnote Bikes");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Saving" }).waitFor();
  }),
  meanwhile("loading-tags", "tags", async (page) => {
    await page.route("**/products/MOB/settings/feedback", hold);
    await page.getByRole("switch", { name: "Sync feedback from Intercom" }).click();
    await page.getByText("Fetching tags from Intercom…").waitFor();
  }),
  meanwhile("product-archived-meanwhile", "tags", async (page, { admins: [owner] }) => {
    await page.route("**/api/events?*", (route) => route.abort());
    await page.reload({ waitUntil: "networkidle" });
    if (owner) await archiveProduct(owner, "MOB");
    await page.getByRole("switch", { name: "Sync feedback from Intercom" }).click();
    await page.getByText("Nothing was saved").waitFor();
  }),
  meanwhile("signed-out", "general", async (page, state) => {
    await typeName(page);
    await database.session.deleteMany({ where: { userId: state.userIds[1] ?? "" } });
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("dialog", { name: "Sign in again?" }).waitFor();
  }),
  {
    ...meanwhile("signed-out-not-again", "general", async (page, state) => {
      const id = state.userIds[0] ?? "";
      const passwordHash = await hashPassword("a bicycle for notes");
      await database.user.update({ where: { id }, data: { passwordHash } });
      await typeName(page);
      await database.session.deleteMany({ where: { userId: id } });
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByRole("dialog").getByLabel("Password").fill("not this one");
      await page.getByRole("dialog").getByRole("button", { name: "Sign in" }).click();
      await page.getByText("not your password").waitFor();
    }),
    as: "owner",
  },
  {
    ...meanwhile("role-lost-form", "general", async (page, state) => {
      await typeName(page);
      await loseRole(state);
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("your role does not allow this").waitFor();
    }),
    ...{ state: "role-lost", path: "/role-lost/settings" },
  },
  {
    ...meanwhile("role-lost-switch", "intercom", async (page, state) => {
      const where = { workspaceId: state.workspaceId, userId: state.userIds[1] ?? "" };
      await database.membership.updateMany({ where, data: { role: "admin" } });
      await page.route("**/api/events?*", (route) => route.abort());
      await page.reload({ waitUntil: "networkidle" });
      await loseRole(state);
      await page.getByRole("switch", { name: "Sync feedback" }).click();
      await page.getByText("your role does not allow this").waitFor();
    }),
    ...{ state: "role-lost", path: "/role-lost/settings/integrations/intercom" },
  },
  {
    ...{ name: "error", page: "app/error.tsx", state: "filled", as: "owner" },
    ...{ path: "/filled/products/MOB/feedback", expectedErrors: /./, act: reloadWithoutTickets },
  },
];

function renameAtOnce(theirs: string, yours: string): Act {
  return async (page, { admins: [owner], workspaceId }) => {
    await page.route("**/api/events?*", (route) => route.abort());
    await page.reload({ waitUntil: "networkidle" });
    const { name: seen } = await database.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
    });
    if (owner) await renameWorkspace(owner, { name: theirs, seen });
    await page.getByLabel("Workspace name").fill(yours);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Save mine" }).waitFor();
  };
}

async function chooseStatusAtOnce(page: Page, { admins: [owner] }: Seeded): Promise<void> {
  await page.route("**/api/events?*", (route) => route.abort());
  await page.reload({ waitUntil: "networkidle" });
  if (owner) await changeStatus(owner, { ticketId: "MOB-1", status: "done", seen: "todo" });
  await page.getByRole("button", { name: "Status:" }).click();
  await page.getByRole("menuitemradio", { name: "In progress" }).click();
  await page.getByRole("button", { name: "Save mine" }).waitFor();
}

async function typeName(page: Page): Promise<void> {
  await page.route("**/api/events?*", (route) => route.abort());
  await page.reload({ waitUntil: "networkidle" });
  await page.getByLabel("Workspace name").fill("Fieldnote & Sons");
}

function loseRole({ workspaceId, userIds: [, userId = ""] }: Seeded) {
  const key = { workspaceId, userId };
  return database.membership.update({
    where: { workspaceId_userId: key },
    data: { role: "member" },
  });
}

/** An answer that never comes. */
function hold(route: { request: () => { method: () => string }; continue: () => Promise<void> }) {
  return route.request().method() === "POST" ? undefined : route.continue();
}

/** The database answers, but has not what the page needs. */
async function reloadWithoutTickets(page: Page): Promise<void> {
  await database.$executeRaw`alter table feedback_tickets rename to hidden`;
  try {
    await page.reload();
    await page.getByRole("heading", { name: "This page could not be shown" }).waitFor();
  } finally {
    await database.$executeRaw`alter table hidden rename to feedback_tickets`;
  }
}
