import type { Screen } from "./screens.ts";

const auth = "app/(auth)";

export const accountScreens: Screen[] = [
  { name: "sign-in", page: `${auth}/sign-in/page.tsx`, path: "/sign-in" },
  {
    name: "sign-in-refused",
    page: `${auth}/sign-in/page.tsx`,
    path: "/sign-in",
    async act(page) {
      await page.getByLabel("E-mail").fill("noor@fieldnote.example");
      await page.getByLabel("Password").fill("not this one");
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByText("do not belong together").waitFor();
    },
  },
  { name: "sign-up", page: `${auth}/sign-up/page.tsx`, path: "/sign-up" },
  {
    name: "sign-up-with-mistakes",
    page: `${auth}/sign-up/page.tsx`,
    path: "/sign-up",
    async act(page) {
      await page.getByLabel("E-mail").fill("noor at fieldnote");
      await page.getByLabel("Password").fill("short");
      await page.getByRole("button", { name: "Create workspace" }).click();
      await page.locator('[aria-invalid="true"]').first().waitFor();
    },
  },
  {
    name: "unavailable",
    page: `${auth}/unavailable/page.tsx`,
    path: "/unavailable?return=/profile",
  },
  { name: "forgot-password", page: `${auth}/reset/page.tsx`, path: "/reset" },
  {
    name: "new-password",
    page: `${auth}/reset/[token]/page.tsx`,
    path: ({ reset }) => reset,
  },
  { name: "new-password-ended", page: `${auth}/reset/[token]/page.tsx`, path: "/reset/gone" },
  {
    name: "invitation",
    page: `${auth}/invite/[token]/page.tsx`,
    path: ({ invitation }) => invitation,
  },
  {
    name: "invitation-of-somebody-else",
    page: `${auth}/invite/[token]/page.tsx`,
    state: "filled",
    as: "owner",
    path: ({ invitation }) => invitation,
  },
  { name: "invitation-ended", page: `${auth}/invite/[token]/page.tsx`, path: "/invite/gone" },
  { name: "home", page: "app/page.tsx", state: "filled", as: "owner", path: "/" },
  {
    name: "home-without-workspace",
    ...{ page: "app/page.tsx", state: "nobody", as: "member", path: "/" },
  },
  { name: "profile", page: "app/profile/page.tsx", state: "filled", as: "owner", path: "/profile" },
  {
    name: "profile-long-names",
    page: "app/profile/page.tsx",
    state: "long-names",
    as: "owner",
    path: "/profile",
  },
  {
    name: "profile-wrong-password",
    page: "app/profile/page.tsx",
    state: "filled",
    as: "owner",
    path: "/profile",
    async act(page) {
      await page.getByLabel("Current password").fill("not this one");
      await page.getByLabel("New password").fill("short");
      await page.getByRole("button", { name: "Change password" }).click();
      await page.locator('[aria-invalid="true"]').first().waitFor();
    },
  },
  {
    name: "not-found",
    page: "app/not-found.tsx",
    state: "filled",
    as: "owner",
    path: "/nobodys/products/MOB/feedback",
  },
];
