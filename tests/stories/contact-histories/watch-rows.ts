import { pool } from "#lib/database/pool.ts";

/**
 * Has the test's database note every person who is overwritten with something older, though it may be mended a moment
 * later. Time that passes makes everybody older and is not meant.
 */
export async function watchRows(): Promise<void> {
  await pool().query(`
    CREATE TABLE went_back (workspace_id uuid, words text);
    CREATE FUNCTION note_went_back() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF current_setting('tests.time_passes', true) IS DISTINCT FROM 'yes' THEN
        INSERT INTO went_back VALUES (NEW.workspace_id, format('%s went back from %s to %s',
          NEW.intercom_contact_id, OLD.intercom_updated_at, NEW.intercom_updated_at));
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER note_went_back AFTER UPDATE ON contacts FOR EACH ROW
      WHEN (date_trunc('second', NEW.intercom_updated_at) < date_trunc('second', OLD.intercom_updated_at))
      EXECUTE FUNCTION note_went_back();`);
}

export async function findWentBack(workspaceId: string): Promise<string[]> {
  const { rows } = await pool().query<{ words: string }>(
    "SELECT words FROM went_back WHERE workspace_id = $1",
    [workspaceId],
  );
  return rows.map(({ words }) => words);
}
