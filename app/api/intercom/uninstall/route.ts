import { publicRoute } from "#lib/auth/doors.ts";
import { noteUninstall } from "#lib/intercom/uninstall/note-uninstall.ts";
import { readUninstall } from "#lib/intercom/uninstall/read-uninstall.ts";

const why =
  "Intercom calls it, unsigned at times; it is a hint that each connection's token confirms";

export const POST = publicRoute(why, async (request) => {
  const intercomAppId = await readUninstall(request);
  if (intercomAppId !== null) await noteUninstall(intercomAppId);
  return new Response(null, { status: 200 });
});
