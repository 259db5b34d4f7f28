import { authorizeAccess } from "#tests/support/authorize-access.ts";
import type { Screen } from "./screens.ts";
import { scrollTo } from "./scroll-to.ts";

const workspace = "app/[workspace]/settings";
const product = "app/[workspace]/products/[product]/settings";
const intercomPage = `${workspace}/integrations/intercom/page.tsx`;

function intercomIn(state: string, more: Partial<Screen> = {}): Screen {
  const path = `/${state}/settings/integrations/intercom`;
  return { name: `intercom-${state}`, page: intercomPage, state, as: "owner", path, ...more };
}

function productFeedbackIn(state: string, more: Partial<Screen> = {}): Screen {
  const path = `/${state}/products/MOB/settings/feedback`;
  const page = `${product}/feedback/page.tsx`;
  return { name: `product-feedback-${state}`, page, state, as: "owner", path, ...more };
}

function settingsIn(state: string, tab: "general" | "members" | "product", more = {}): Screen {
  const at = {
    general: { page: `${workspace}/page.tsx`, path: `/${state}/settings` },
    members: { page: `${workspace}/members/page.tsx`, path: `/${state}/settings/members` },
    product: { page: `${product}/page.tsx`, path: `/${state}/products/MOB/settings` },
  }[tab];
  return { name: `${tab}-${state}`, state, as: "owner", ...at, ...more };
}

export const settingsScreens: Screen[] = [
  settingsIn("filled", "general"),
  settingsIn("filled", "general", { name: "general-member", as: "member" }),
  settingsIn("archived", "general"),
  settingsIn("long-names", "general"),
  settingsIn("filled", "general", {
    name: "general-new-product",
    async act(page) {
      const card = page.getByRole("region", { name: "Products" });
      await card.getByRole("button", { name: "New product" }).click();
      await page.getByRole("button", { name: "Create product" }).click();
      await page.locator('[aria-invalid="true"]').first().waitFor();
    },
  } satisfies Partial<Screen>),
  settingsIn("filled", "general", { name: "general-delete", act: scrollTo("Delete workspace") }),
  settingsIn("filled", "general", {
    name: "general-delete-unconfirmed",
    async act(page) {
      await page.getByRole("button", { name: "Delete workspace…" }).click();
      await page.getByRole("button", { name: "Delete for good" }).click();
      await page.locator('[aria-invalid="true"]').waitFor();
    },
  } satisfies Partial<Screen>),
  settingsIn("filled", "general", {
    name: "general-delete-admin",
    as: "admin",
    act: scrollTo("Delete workspace"),
  } satisfies Partial<Screen>),
  settingsIn("filled", "members"),
  settingsIn("filled", "members", { name: "members-member", as: "member" }),
  settingsIn("long-names", "members"),
  settingsIn("empty", "members", {
    name: "members-invitation-made",
    async act(page) {
      await page.getByLabel("E-mail").fill(`new-${crypto.randomUUID()}@fieldnote.example`);
      await page.getByRole("button", { name: "Create invitation link" }).click();
      await page.getByRole("textbox", { name: "Invitation link for" }).waitFor();
    },
  } satisfies Partial<Screen>),
  settingsIn("filled", "members", {
    name: "members-remove",
    async act(page) {
      await page.getByRole("button", { name: "Remove Ines Prado" }).click();
      await page.getByRole("alertdialog").waitFor();
    },
  } satisfies Partial<Screen>),
  settingsIn("filled", "product"),
  settingsIn("filled", "product", { name: "product-member", as: "member" }),
  settingsIn("archived", "product"),
  settingsIn("long-names", "product"),

  intercomIn("empty", {
    name: "integrations",
    page: `${workspace}/integrations/page.tsx`,
    path: "/empty/settings/integrations",
  }),
  intercomIn("empty", { name: "intercom-not-connected" }),
  intercomIn("empty", { name: "intercom-not-connected-member", as: "member" }),
  intercomIn("empty", { name: "intercom-not-configured", notConfigured: true }),
  intercomIn("empty", {
    name: "intercom-refused",
    path: "/empty/settings/integrations/intercom?result=denied",
  }),
  intercomIn("empty", {
    name: "intercom-reused",
    path: "/empty/settings/integrations/intercom?result=used",
  }),
  intercomIn("just-connected", {
    path: "/just-connected/settings/integrations/intercom?result=connected",
  }),
  intercomIn("none-chosen"),
  intercomIn("filled"),
  intercomIn("filled", { name: "intercom-filled-member", as: "member" }),
  intercomIn("filled", {
    name: "intercom-activity",
    act: scrollTo("Activity"),
  }),
  intercomIn("filled", {
    name: "intercom-delivery",
    page: "app/[workspace]/settings/integrations/intercom/activity/[delivery]/page.tsx",
    async act(page) {
      await page
        .getByRole("region", { name: "Activity" })
        .getByRole("link", { name: /created/ })
        .first()
        .click();
      await page.getByRole("region", { name: "What Intercom sent" }).waitFor();
    },
  }),
  intercomIn("filled", {
    name: "intercom-app-setup",
    act: scrollTo("Intercom app setup"),
  }),
  intercomIn("filled", {
    name: "intercom-disconnect",
    async act(page) {
      await page.getByRole("button", { name: "Disconnect" }).click();
      await page.getByRole("alertdialog").waitFor();
    },
  }),
  intercomIn("long-names", {
    name: "intercom-disconnect-long-names",
    async act(page) {
      await page.getByRole("button", { name: "Disconnect" }).click();
      await page.getByRole("alertdialog").waitFor();
    },
  }),
  intercomIn("failed"),
  intercomIn("failed", { name: "intercom-failed-member", as: "member" }),
  intercomIn("failed", {
    name: "intercom-failed-activity",
    act: scrollTo("Activity"),
  }),
  ...["other_person", "permission", "unavailable", "failed"].map((result) =>
    intercomIn("empty", {
      name: `intercom-result-${result}`,
      path: `/empty/settings/integrations/intercom?result=${result}`,
    }),
  ),
  intercomIn("switching", {
    name: "intercom-other-workspace",
    async act(page) {
      await page.getByRole("button", { name: "Reconnect" }).click();
      await authorizeAccess(page, "Harbour Ferries Support");
      await page.getByRole("button", { name: "Switch to" }).waitFor();
    },
  }),
  intercomIn("reconnect"),
  intercomIn("reconnect", { name: "intercom-reconnect-member", as: "member" }),
  intercomIn("permission"),
  intercomIn("tag-deleted"),
  intercomIn("long-names"),

  productFeedbackIn("empty"),
  productFeedbackIn("empty", { name: "product-feedback-empty-member", as: "member" }),
  productFeedbackIn("just-connected"),
  productFeedbackIn("none-chosen"),
  productFeedbackIn("filled"),
  productFeedbackIn("filled", { name: "product-feedback-member", as: "member" }),
  productFeedbackIn("filled", {
    name: "product-feedback-choosing",
    async act(page) {
      await page.getByRole("combobox", { name: "Trigger tags" }).fill("o");
      await page.getByRole("option").first().waitFor();
    },
  }),
  ...[
    "switched-off",
    "reconnect",
    "tags-failed",
    "no-tags",
    "tag-deleted",
    "archived",
    "long-names",
  ].map((state) => productFeedbackIn(state)),
];
