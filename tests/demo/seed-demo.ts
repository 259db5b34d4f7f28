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
    const wanted = name === "Mobile app" ? ["feature-request", "bug", "ux"] : ["export"];
    const tags = [...intercom.record.tags.values()].filter((tag) => wanted.includes(tag.name));
    await watchTags({ workspaceId, productId, appId: intercom.appId, tags, since });
  }
  return true;
}

/** Tags what the seeded customers wrote, through the same webhook as any other tag. */
export async function playDemo(intercom: SimWorkspace): Promise<void> {
  const tagNamed = (name: string) =>
    [...intercom.record.tags.values()].find((tag) => tag.name === name)?.id ?? "";
  const [admin] = intercom.record.admins.keys();
  const plan = ["feature-request", "bug", "ux", "export", "feature-request"];
  const conversations = [...intercom.record.conversations.values()].sort(
    (a, b) => a.updatedAt - b.updatedAt,
  );
  for (const [index, { id, updatedAt }] of conversations.slice(0, -3).entries()) {
    const tagId = tagNamed(plan[index % plan.length] ?? "bug");
    await intercom.tag(id, { tagId, adminId: admin, at: updatedAt + 300 });
  }
}
