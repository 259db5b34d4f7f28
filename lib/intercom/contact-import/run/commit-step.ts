import { contactsLock } from "#lib/contacts/saving/match-contacts.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { sql } from "#lib/database/sql.ts";
import { announcement } from "#lib/live.ts";
import { type Place, RunStopped, type Work } from "./open-run.ts";

/** Between two steps; whatever is longer was a pause, and does not tell how fast it goes. */
const longestPace = "15 seconds";
/** A crash of the database may forget the last half second of steps, each whole: they are made once more. */
const withoutWaiting = sql`set_config('synchronous_commit', 'off', true)`;

type Step = {
  to: Pick<Place, "phase" | "cursor">;
  /** How many people there are, as Intercom counts them. */
  total?: number | null;
  /** Intercom's ids of the people, and of the companies, met in this step. */
  people?: string[];
  /** Of them, those of whose companies only some were named. */
  cutShort?: string[];
  companies?: string[];
  /** How many were listed without an id. */
  leftOut?: number;
  save?: (tx: Tx) => Promise<{ written: number }>;
};

/** What was learnt, the place to go on from and the counts, together or not at all. Throws RunStopped. */
export async function commitStep(work: Work, step: Step): Promise<void> {
  const { to, total, people = [], cutShort = [], companies = [], leftOut = 0, save } = step;
  const { workspaceId } = work.scope;
  await transaction(async (tx) => {
    await holdRun(tx, work);
    const { written } = (await save?.(tx)) ?? { written: 0 };
    await tx.$executeRaw`
      WITH met AS (
        INSERT INTO contact_import_seen (workspace_id, import_id, intercom_contact_id)
        SELECT ${workspaceId}::uuid, ${work.run.id}::uuid, key FROM unnest(${people}::text[]) AS i(key)
        ON CONFLICT DO NOTHING RETURNING 1
      ), met_companies AS (
        INSERT INTO contact_import_companies (workspace_id, import_id, intercom_company_id)
        SELECT ${workspaceId}::uuid, ${work.run.id}::uuid, key FROM unnest(${companies}::text[]) AS i(key)
        ON CONFLICT DO NOTHING
      )
      UPDATE contact_imports SET
        phase = ${to.phase}::contact_import_phase, cursor = ${to.cursor}, pages = pages + 1,
        seen = seen + (SELECT count(*) FROM met), written = written + ${written}::int,
        left_out = left_out + ${leftOut}::int,
        total = coalesce(${total ?? null}::int, total), state = 'running', attempts = 0, failure = null,
        wait_until = null, moved_at = now(),
        worked_ms = worked_ms + (extract(epoch FROM least(now() - moved_at, ${longestPace}::interval)) * 1000)::int
      WHERE workspace_id = ${workspaceId}::uuid AND id = ${work.run.id}::uuid
      RETURNING ${announcement({ workspaceId, kind: "connection" })}, ${withoutWaiting}`;
    if (cutShort.length > 0) {
      await tx.$executeRaw`
        UPDATE contact_import_seen SET is_cut_short = true
        WHERE workspace_id = ${workspaceId}::uuid AND import_id = ${work.run.id}::uuid
          AND intercom_contact_id = ANY (${cutShort}::text[])`;
    }
  });
  work.place = { ...to, pages: work.place.pages + 1 };
}

/**
 * Keeps the switch, the connection and the run as they are until the transaction ends, if they still are what this
 * work began with: nothing is written after somebody switched off. Also takes the contacts' lock. Who holds that and
 * only refers to the run, as what notes whoever leaves does, is not kept waiting.
 */
export async function holdRun(tx: Tx, { scope, run, access, place }: Work): Promise<void> {
  const { workspaceId } = scope;
  const held = await tx.$queryRaw<unknown[]>`
    SELECT i.id::text, ${contactsLock(scope)} FROM intercom_connections c
    JOIN contact_imports i ON i.workspace_id = c.workspace_id AND i.intercom_app_id = c.intercom_app_id
    WHERE c.workspace_id = ${workspaceId}::uuid AND c.status = 'connected' AND c.sync_contacts
      AND c.token_ciphertext = ${access.tokenCiphertext}
      AND i.id = ${run.id}::uuid AND i.is_open AND i.state <> 'paused' AND i.pages = ${place.pages}::int
    FOR SHARE OF c FOR NO KEY UPDATE OF i`;
  if (held.length === 0) throw new RunStopped();
}
