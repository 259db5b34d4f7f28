import { adminRoute } from "#lib/auth/doors.ts";
import { exportWorkspace } from "#lib/workspaces/exporting/export-workspace.ts";
import { streamLines } from "./stream-lines.ts";

/** Everything as one file, in lines of JSON, read from the database no faster than it is taken. */
export const POST = adminRoute(async (admin) => {
  const lines = await exportWorkspace(admin);
  const day = new Date().toISOString().slice(0, 10);
  return new Response(streamLines(lines), {
    headers: {
      "Content-Type": "application/x-ndjson; charset=utf-8",
      "Content-Disposition": `attachment; filename="${admin.workspaceSlug}-${day}.ndjson"`,
      "Cache-Control": "private, no-store, no-transform",
    },
  });
});
