"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { adminAction } from "#lib/auth/doors.ts";
import { nameField } from "#lib/auth/form-fields.ts";
import * as products from "#lib/products/change-product.ts";

const product = z.string().max(5);

export const renameProduct = adminAction(
  z.object({ product, name: nameField("the name of the product", 60), nameSeen: z.string() }),
  async (admin, { product: key, name, nameSeen: seen }) => {
    await products.renameProduct(admin, { key, name, seen });
    refresh();
    return { ok: true, message: "Saved", values: { name } };
  },
);

export const archiveProduct = adminAction(z.object({ product }), async (admin, input) => {
  await products.archiveProduct(admin, input.product);
  refresh();
});

export const restoreProduct = adminAction(z.object({ product }), async (admin, input) => {
  await products.restoreProduct(admin, input.product);
  refresh();
});
