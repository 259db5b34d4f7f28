import type { Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";

export type InboxTag = { id: string; name: string };

/** Those that a ticket of the workspace has, by name. Of two Intercom workspaces a tag may have the same id. */
export function listTags({ workspaceId }: Member): Promise<InboxTag[]> {
  return database.$queryRaw<InboxTag[]>`
    select g.tag_id as id, min(g.name) as name from intercom_tags g
    where g.workspace_id = ${workspaceId}::uuid and exists (
      select from ticket_tags t where t.workspace_id = g.workspace_id
        and t.intercom_app_id = g.intercom_app_id and t.tag_id = g.tag_id)
    group by g.tag_id order by lower(min(g.name)), g.tag_id limit 500`;
}
