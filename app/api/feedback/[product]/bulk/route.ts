import { z } from "zod";
import { memberRoute } from "#lib/auth/doors.ts";
import { AppError } from "#lib/errors.ts";
import { findBulk } from "#lib/feedback/bulk/find-bulk.ts";
import { findProduct } from "#lib/products/find-product.ts";

const productKey = z.string().max(5);

/** How far the member's bulk action is, for the line that tells of it. */
export const GET = memberRoute(async (member, _request, params) => {
  const key = productKey.safeParse(params.product).data;
  const product = key ? await findProduct(member, key) : null;
  if (!product) throw new AppError("not_found");
  const bulk = await findBulk(member, { productId: product.id });
  return Response.json({ bulk }, { headers: { "Cache-Control": "private, no-store" } });
});
