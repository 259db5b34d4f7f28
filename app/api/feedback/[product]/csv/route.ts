import { z } from "zod";
import { streamLines } from "#app/api/export/stream-lines.ts";
import { priorityWords } from "#components/ui/priority-words.ts";
import { statusWords } from "#components/ui/status-words.ts";
import { adminRoute } from "#lib/auth/doors.ts";
import { AppError } from "#lib/errors.ts";
import { exportTickets } from "#lib/feedback/exporting/export-tickets.ts";
import { readInboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import { findProduct } from "#lib/products/find-product.ts";

/** What an inbox shows, as a table; its address is this one's. */
export const GET = adminRoute(async (admin, request, params) => {
  const product = await findProduct(admin, z.string().parse(params.product));
  if (!product) throw new AppError("not_found");
  const query = readInboxQuery(new URL(request.url).searchParams);
  const words = { status: statusWords, priority: priorityWords };
  const pieces = await exportTickets(admin, { product, query, words });
  const day = new Date().toISOString().slice(0, 10);
  return new Response(streamLines(pieces), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${product.key.toLowerCase()}-feedback-${day}.csv"`,
      "Cache-Control": "private, no-store, no-transform",
    },
  });
});
