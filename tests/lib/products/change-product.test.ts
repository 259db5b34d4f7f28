import { beforeAll, describe, expect, test } from "vitest";
import { transaction } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { addProduct } from "#lib/products/add-product.ts";
import {
  archiveProduct,
  createProduct,
  renameProduct,
  restoreProduct,
} from "#lib/products/change-product.ts";
import { findProduct } from "#lib/products/find-product.ts";
import { listProducts } from "#lib/products/list-products.ts";
import { chooseProductKey } from "#lib/products/product-key.ts";
import { addAdmin } from "#tests/support/add-person.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

beforeAll(useTestDatabase);

async function addAcme() {
  const slug = `acme-${newId().slice(-8)}`;
  const added = await addWorkspace({ slug, products: [["MOB", "Mobile app"]] });
  return { ...added, slug, productId: added.products[0]?.id ?? "" };
}

async function setUp() {
  const workspace = await addAcme();
  const { admin } = await addAdmin(workspace.workspaceId);
  return { workspace, admin };
}

test("a product is renamed, archived and restored, and its key stays", async () => {
  const { admin } = await setUp();
  await renameProduct(admin, { key: "MOB", name: "Pocket app", seen: "Mobile app" });
  await archiveProduct(admin, "MOB");
  expect(await findProduct(admin, "MOB")).toMatchObject({ name: "Pocket app" });
  expect((await findProduct(admin, "MOB"))?.archivedAt).toBeInstanceOf(Date);
  await restoreProduct(admin, "MOB");
  expect((await findProduct(admin, "MOB"))?.archivedAt).toBeNull();
});

test("products made at once get keys of their own", async () => {
  const { admin } = await setUp();
  const names = Array.from({ length: 6 }, () => "Mobile app");
  await Promise.all(names.map((name) => createProduct(admin, name)));
  const keys = (await listProducts(admin)).map(({ key }) => key);
  expect(new Set(keys).size).toBe(7);
  for (const key of keys) expect(key).toMatch(/^[A-Z]{2,5}$/);
});

test("S-B7: a product of another workspace is not found, though it has the same key", async () => {
  const [here, there] = [await setUp(), await setUp()];
  await transaction((tx) =>
    addProduct(tx, { workspaceId: there.workspace.workspaceId, name: "Only there" }),
  );
  await expect(
    renameProduct(here.admin, { key: "ONL", name: "Stolen", seen: "Only there" }),
  ).rejects.toThrow("not_found");
  await expect(archiveProduct(here.admin, "ONL")).rejects.toThrow("not_found");
  await renameProduct(here.admin, { key: "MOB", name: "Mine", seen: "Mobile app" });
  expect(await findProduct(there.admin, "MOB")).toMatchObject({ name: "Mobile app" });
  expect(await findProduct(here.admin, "ONL")).toBeNull();
});

describe("a key", () => {
  test.each([
    ["Mobile app", "MOB"],
    ["Dispatch web", "DIS"],
    ["Partner API", "PAR"],
    ["AI", "AI"],
    ["A b c", "ABC"],
    ["3D Druck", "DDR"],
    ["Übersicht", "UBE"],
    ["Маршрут", "MAR"],
    ["北辰", "PRO"],
    ["7", "PRO"],
    ["x", "XA"],
  ])("of %s is %s", (name, key) => expect(chooseProductKey(name, new Set())).toBe(key));

  test("can always be found, a thousand products of one name or not", () => {
    const taken = new Set<string>();
    for (let n = 0; n < 1_000; n += 1) taken.add(chooseProductKey("Mobile app", taken));
    expect(taken.size).toBe(1_000);
    expect([...taken].every((key) => /^[A-Z]{2,5}$/.test(key))).toBe(true);
  });
});
