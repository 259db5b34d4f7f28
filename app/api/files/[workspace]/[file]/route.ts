import { memberRoute } from "#lib/auth/doors.ts";
import { AppError } from "#lib/errors.ts";
import { findFile, readFile } from "#lib/feedback/files/find-file.ts";
import { headersOf } from "./headers-of.ts";

/** What a customer sent along, as it was copied. It never changes, and only the workspace's members see it. */
export const GET = memberRoute(async (member, request, { file: id }) => {
  const file = await findFile(member, String(id));
  if (!file) throw new AppError("not_found");
  const headers = headersOf(file);
  if (request.headers.get("if-none-match") === headers.ETag) {
    return new Response(null, { status: 304, headers });
  }
  const bytes = await readFile(member, file);
  if (!bytes) throw new AppError("not_found");
  return new Response(bytes, { headers: { ...headers, "Content-Length": String(bytes.length) } });
});
