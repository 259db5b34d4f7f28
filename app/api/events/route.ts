import { memberRoute } from "#lib/auth/doors.ts";
import { currentUser } from "#lib/auth/session.ts";
import { AppError } from "#lib/errors.ts";
import { openLiveStream } from "./open-live-stream.ts";

export const dynamic = "force-dynamic";

/** What changes in the workspace, as server-sent events for as long as the person may see it. */
export const GET = memberRoute(async ({ userId, workspaceId }, request) => {
  const user = await currentUser();
  if (user?.userId !== userId) throw new AppError("unauthenticated");
  const who = { userId, workspaceId, sessionId: user.sessionId };
  return new Response(openLiveStream(who, request.signal), {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      // Compression or a buffering proxy would hold each event back.
      "Cache-Control": "private, no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
});
