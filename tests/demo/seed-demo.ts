import { createAccount } from "#lib/auth/accounts/create-account.ts";
import { hashPassword } from "#lib/auth/passwords/hash-password.ts";
import { database, transaction } from "#lib/database/client.ts";
import { addProduct } from "#lib/products/add-product.ts";
import { signUp } from "#lib/workspaces/create-workspace.ts";
import { connectWorkspace, watchTags } from "#tests/support/connect-workspace.ts";
import type { SimWorkspace } from "#tests/support/intercom-simulator/workspace/sim-workspace.ts";

export const demoPassword = "a bicycle for notes";
export const owner = { name: "Noor Haddad", email: "noor@fieldnote.example" };
const colleague = { name: "Tomás Brandt", email: "tomas@fieldnote.example" };
const monthMs = 30 * 86_400_000;

/** The product team that the demo signs in as. False if it is there already. */
export async function seedDemo(intercom: SimWorkspace): Promise<boolean> {
  if (await database.user.findUnique({ where: { email: owner.email }, select: { id: true } }))
    return false;
  const passwordHash = await hashPassword(demoPassword);
  const { slug } = await signUp(
    { ...owner, passwordHash },
    { workspace: "Fieldnote", product: "Mobile app" },
  );
  const workspace = await database.workspace.findUniqueOrThrow({ where: { slug } });
  const workspaceId = workspace.id;
  await transaction(async (tx) => {
    const userId = await createAccount(tx, { ...colleague, passwordHash });
    await tx.membership.create({ data: { workspaceId, userId, role: "member" } });
    await addProduct(tx, { workspaceId, name: "Web dashboard" });
  });
  const since = new Date(Date.now() - monthMs);
  await connectWorkspace({ workspaceId, intercom, since });
  const products = await database.product.findMany({
    where: { workspaceId },
    orderBy: { key: "asc" },
  });
  for (const { id: productId, name } of products) {
    const wanted =
      name === "Mobile app" ? ["feature-request", "bug", "ux"] : ["export", "onboarding"];
    const tags = [...intercom.record.tags.values()].filter((tag) => wanted.includes(tag.name));
    await watchTags({ workspaceId, productId, appId: intercom.appId, tags, since });
  }
  return true;
}

// The rest is left for whoever plays the demo.
const tagged: [email: string, ...tags: string[]][] = [
  ["hannah", "feature-request", "export"],
  ["aiko", "bug"],
  ["lena", "billing"],
  ["layla", "ux"],
  ["beatriz", "feature-request"],
  ["marcus", "bug"],
  ["", "feature-request"],
  ["joao", "onboarding"],
  ["kenji", "feature-request"],
  ["camille", "ux"],
];

/** Tags what the seeded customers wrote, through the same webhook as any other tag. */
export async function playDemo({ record, tag }: SimWorkspace): Promise<void> {
  const [adminId] = record.admins.keys();
  const inOrder = [...record.conversations.values()].sort((a, b) => a.createdAt - b.createdAt);
  for (const [email, ...names] of tagged) {
    const conversation = inOrder.find(({ contactIds }) => {
      const contact = record.contacts.get(contactIds[0] ?? "");
      return email === "" ? !contact?.email : contact?.email?.startsWith(email);
    });
    for (const [index, name] of names.entries()) {
      const tagId = [...record.tags.values()].find((one) => one.name === name)?.id;
      if (!conversation || !tagId) throw new Error(`The demo cannot tag ${email} with ${name}`);
      await tag(conversation.id, { tagId, adminId, at: conversation.updatedAt + 300 + index });
    }
  }
}
