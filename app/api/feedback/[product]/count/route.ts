import { memberRoute } from "#lib/auth/doors.ts";
import { AppError } from "#lib/errors.ts";
import { readInboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import { countTickets } from "#lib/feedback/inbox/list-tickets.ts";
import { findProduct } from "#lib/products/find-product.ts";

/** How many tickets an inbox's address finds. Null: too many to count quickly. */
export const GET = memberRoute(async (member, request, { product: key }) => {
  const product = await findProduct(member, String(key));
  if (!product) throw new AppError("not_found");
  const query = readInboxQuery(new URL(request.url).searchParams);
  const count = await countTickets(member, { productId: product.id, query });
  return Response.json({ count }, { headers: { "Cache-Control": "private, no-store" } });
});
