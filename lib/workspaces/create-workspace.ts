import { createAccount, type NewAccount } from "#lib/auth/accounts/create-account.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { addProduct } from "#lib/products/add-product.ts";
import { chooseSlug } from "./workspace-slug.ts";

export type Names = { workspace: string; product: string };
export type Created = { userId: string; slug: string; productKey: string };

export function isSignUpOpen(): boolean {
  return env().signUp === "open";
}

/** Account, workspace, owner and first product: all of it or nothing. Throws `forbidden`, `conflict`. */
export async function signUp(account: NewAccount, names: Names): Promise<Created> {
  if (!isSignUpOpen()) throw new AppError("forbidden");
  return transaction(async (tx) => {
    const userId = await createAccount(tx, account);
    return createWorkspace(tx, userId, names);
  });
}

async function createWorkspace(tx: Tx, userId: string, names: Names): Promise<Created> {
  const id = newId();
  const slug = await chooseSlug(tx, names.workspace);
  await tx.workspace.create({ data: { id, slug, name: names.workspace } });
  await tx.membership.create({ data: { workspaceId: id, userId, role: "owner" } });
  const product = await addProduct(tx, { workspaceId: id, name: names.product });
  return { userId, slug, productKey: product.key };
}
