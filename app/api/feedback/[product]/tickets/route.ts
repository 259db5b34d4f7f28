import { z } from "zod";
import { loadList } from "#app/[workspace]/products/[product]/feedback/load-list.ts";
import { memberRoute } from "#lib/auth/doors.ts";
import { AppError } from "#lib/errors.ts";
import { readInboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import { findProduct } from "#lib/products/find-product.ts";

const most = 500;
const usual = 50;
const limitOf = z.coerce.number().int().min(1).max(most).catch(usual);

/** A page of an inbox, whose address is the query's; `page` is the cursor of a page before. */
export const GET = memberRoute(async (member, request, { product: key }) => {
  const address = new URL(request.url).searchParams;
  const product = await findProduct(member, String(key));
  if (!product) throw new AppError("not_found");
  const page = await loadList(member, {
    productId: product.id,
    query: readInboxQuery(address),
    cursor: address.get("page"),
    limit: limitOf.parse(address.get("limit") ?? usual),
  });
  return Response.json(page, { headers: { "Cache-Control": "private, no-store" } });
});
