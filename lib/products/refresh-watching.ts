import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";

/**
 * Sets for each trigger tag of the workspace the moment from which it counts: now, if everything on its way has just
 * become true; none, if anything is off; untouched otherwise. A revoked token is not "off": it delays, never decides.
 * To be called last in the transaction of whatever flips a switch, and `lockWatching` before it touches a tag.
 */
export async function refreshWatching(tx: Tx, scope: Scope): Promise<void> {
  const { workspaceId } = scope;
  await lockWatching(tx, scope);
  await tx.$executeRaw`
    update trigger_tags as t
    set watching_since = case when gate.is_open then clock_timestamp() end
    from (
      select t.product_id, t.intercom_app_id, t.tag_id,
        coalesce(
          c.status <> 'disconnected' and c.sync_feedback and c.intercom_app_id = t.intercom_app_id
          and s.sync_feedback and p.archived_at is null,
          false
        ) as is_open
      from trigger_tags t
      join products p on p.workspace_id = t.workspace_id and p.id = t.product_id
      left join product_intercom_settings s
        on s.workspace_id = t.workspace_id and s.product_id = t.product_id
      left join intercom_connections c on c.workspace_id = t.workspace_id
      where t.workspace_id = ${workspaceId}::uuid
    ) as gate
    where t.workspace_id = ${workspaceId}::uuid
      and t.product_id = gate.product_id
      and t.intercom_app_id = gate.intercom_app_id
      and t.tag_id = gate.tag_id
      and gate.is_open = (t.watching_since is null)`;
}

/**
 * One change of switches, products and trigger tags after the other: two at once would each see the other's still
 * undone, or wait for each other's tags.
 */
export async function lockWatching(tx: Tx, { workspaceId }: Scope): Promise<void> {
  await tx.$queryRaw`select id from workspaces where id = ${workspaceId}::uuid for no key update`;
}
