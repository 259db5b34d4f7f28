import { beforeAll, expect, test } from "vitest";
import { findMember } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { signUp } from "#lib/workspaces/create-workspace.ts";
import { slugOf } from "#lib/workspaces/workspace-slug.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

beforeAll(useTestDatabase);

const person = () => ({ name: "Noor", email: `${newId()}@acme.example`, passwordHash: "none" });

test("signing up makes an owner, a workspace and its first product", async () => {
  const made = await signUp(person(), { workspace: "Meridian", product: "Mobile app" });
  expect(made).toMatchObject({ slug: "meridian", productKey: "MOB" });
  const member = await findMember(made.userId, { slug: "meridian" });
  expect(member).toMatchObject({ role: "owner", workspaceName: "Meridian" });
});

test("an e-mail that has an account makes nothing, not even half", async () => {
  const known = person();
  await signUp(known, { workspace: "First", product: "One" });
  await expect(signUp(known, { workspace: "Second", product: "Two" })).rejects.toThrow(/account/);
  expect(await database.workspace.count({ where: { name: "Second" } })).toBe(0);
});

test("the same e-mail sent twice at once makes one account", async () => {
  const twice = person();
  const both = await Promise.allSettled([
    signUp(twice, { workspace: "Left", product: "One" }),
    signUp(twice, { workspace: "Right", product: "One" }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("workspaces of one name get addresses of their own", async () => {
  const names = { workspace: "Nordlicht", product: "One" };
  const slugs = [
    (await signUp(person(), names)).slug,
    (await signUp(person(), names)).slug,
    (await signUp(person(), names)).slug,
  ];
  expect(slugs[0]).toBe("nordlicht");
  expect(new Set(slugs).size).toBe(3);
});

test.each(["api", "Sign in", "sign-up", "Profile", "invite", "reset", "Settings"])(
  "a workspace called %s does not take our own address",
  async (workspace) => {
    const { slug } = await signUp(person(), { workspace, product: "One" });
    expect(slug).toMatch(/-\d+$/);
  },
);

test.each([
  ["Meridian Software GmbH", "meridian-software-gmbh"],
  ["Müller & Söhne", "muller-sohne"],
  ["O’Brien's", "obriens"],
  ["Ærø Færge", "aero-faerge"],
  ["Меридиан", "meridian"],
  ["北辰設備", "workspace"],
  ["---", "workspace"],
  ["X", "workspace-x"],
  ["a".repeat(90), "a".repeat(40)],
])("%s has the address %s", (name, slug) => expect(slugOf(name)).toBe(slug));

test("a server that takes no sign-ups makes nothing", async () => {
  process.env.SIGN_UP = "invite";
  globalThis.timebookEnv = undefined;
  try {
    await expect(signUp(person(), { workspace: "No", product: "No" })).rejects.toThrow("forbidden");
  } finally {
    delete process.env.SIGN_UP;
    globalThis.timebookEnv = undefined;
  }
});
