import { database } from "#lib/database/client.ts";
import type { Source } from "./learn-person.ts";

/** Whether this Intercom has ever shown somebody who was in its archive when it was asked for them. */
export async function showsArchived({ scope, intercomAppId }: Source): Promise<boolean> {
  const shown = await database.contact.findFirst({
    where: {
      ...{ workspaceId: scope.workspaceId, intercomAppId },
      ...{ standing: "archived", absentSince: null },
    },
    select: { id: true },
  });
  return shown !== null;
}
