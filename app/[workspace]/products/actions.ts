"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { adminAction } from "#lib/auth/doors.ts";
import { nameField } from "#lib/auth/form-fields.ts";
import * as products from "#lib/products/change-product.ts";

export const createProduct = adminAction(
  z.object({ name: nameField("the name of the product", 60) }),
  async (admin, { name }) => {
    const { key } = await products.createProduct(admin, name);
    refresh();
    return { ok: true, values: { key } };
  },
);
