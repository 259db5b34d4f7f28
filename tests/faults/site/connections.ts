import { openToken } from "#lib/intercom/connection/open-token.ts";
import { builtActions, submitAction } from "#tests/security/support/actions.ts";
import { eventually } from "#tests/support/eventually.ts";
import { type HttpBrowser, locationOf, openBrowser } from "#tests/support/http-browser.ts";
import type { Connecting, Place } from "./seed-connecting.ts";
import type { Site } from "./start-site.ts";

type Row = {
  workspaceId: string;
  intercomAppId: string;
  status: string;
  tokenKeyId: string | null;
  tokenCiphertext: Uint8Array | null;
};

const sweepWithinMs = 60_000;

export function openConnecting(site: Site, { appId }: Pick<Connecting, "appId">) {
  /** "Connect Intercom", then "Authorize access": the address that Intercom sends the browser back to. */
  async function authorize(browser: HttpBrowser, { slug }: Place): Promise<string> {
    const connect = `${site.url}/api/intercom/connect`;
    const consent = locationOf(await browser.post(connect, { workspace: slug, region: "EU" }));
    const form = { ...Object.fromEntries(consent.searchParams), decision: "authorize" };
    const answer = await browser.post(site.intercom.oauthUrl, { ...form, workspace: appId });
    return locationOf(answer).href;
  }

  /** What the page says that the browser comes to; null when nobody answered. */
  async function land(browser: HttpBrowser, callback: string): Promise<string | null> {
    const answer = await browser.get(callback).catch(() => null);
    if (!answer) return null;
    if (answer.status !== 303) return `an answer of ${answer.status}`;
    const page = await browser.get(locationOf(answer).href);
    return wordsOf(await page.text());
  }

  /** Presses a button of the settings page, as a browser without scripts does. */
  async function press({ slug, cookie }: Place, button: string, id?: string): Promise<void> {
    const action = builtActions().find(({ name }) =>
      name.endsWith(`intercom/actions.ts ${button}`),
    );
    const url = `${site.url}/${slug}/settings/integrations/intercom`;
    const fields: [string, string][] = [["workspace", slug], ...idField(id)];
    await submitAction(url, action?.id ?? "", { cookie, fields }).catch(() => null);
  }

  async function rows(): Promise<Row[]> {
    const { rows: found } = await site.db.query<Row>(`
      SELECT workspace_id AS "workspaceId", intercom_app_id AS "intercomAppId", status,
        token_key_id AS "tokenKeyId", token_ciphertext AS "tokenCiphertext"
      FROM intercom_connections`);
    return found;
  }

  /** As if ten minutes had gone by, and then the minute's sweep. */
  async function sweepLater(): Promise<void> {
    await site.db.query("UPDATE oauth_states SET expires_at = now() - interval '2 minutes'");
    await site.db.query(`
      UPDATE intercom_connections SET disconnected_at = now() - interval '2 minutes'
      WHERE disconnected_at IS NOT NULL`);
    await site.db.query("SELECT graphile_worker.add_job('finish')");
    await eventually(async () => {
      const { rows: left } = await site.db.query(
        "SELECT FROM graphile_worker.jobs WHERE task_identifier = 'finish'",
      );
      return left.length === 0;
    }, sweepWithinMs);
  }

  return {
    browse: ({ cookie }: Place) => openBrowser(site.url, cookie),
    authorize,
    land,
    press,
    disconnect: (place: Place) => press(place, "disconnect"),
    rows,
    sweepLater,
    /** The other Intercom workspace that waits for a yes. */
    async pendingId(): Promise<string> {
      const { rows: found } = await site.db.query<{ id: string }>(
        "SELECT id::text FROM oauth_states WHERE intercom_app_id = $1 AND token_ciphertext IS NOT NULL",
        [appId],
      );
      return found[0]?.id ?? "";
    },
    /** Tokens that live at Intercom and that no connected workspace of ours keeps. */
    async unreferenced(): Promise<string[]> {
      const living = site.intercom.findWorkspace(appId)?.livingTokens() ?? [];
      const kept = (await rows()).filter(({ status }) => status !== "disconnected").map(openToken);
      return living.filter((token) => !kept.includes(token));
    },
    async isLetIn(workspaceId: string): Promise<boolean> {
      const row = (await rows()).find((one) => one.workspaceId === workspaceId);
      const token = row && openToken(row);
      const headers = { authorization: `Bearer ${token}` };
      return (await fetch(`${site.intercom.url}/me`, { headers })).ok;
    },
    /** Sealed tokens that stand in the database, of workspaces that are not connected. */
    async leftBehind(): Promise<number> {
      const { rows: found } = await site.db.query(`
        SELECT id::text FROM oauth_states WHERE token_ciphertext IS NOT NULL
        UNION ALL
        SELECT workspace_id::text FROM intercom_connections
        WHERE status = 'disconnected' AND (token_ciphertext IS NOT NULL OR token_key_id IS NOT NULL)`);
      return found.length;
    },
    /** How often the audit log says so. */
    async audited(action: string): Promise<number> {
      const { rows: found } = await site.db.query("SELECT FROM audit_log WHERE action = $1", [
        action,
      ]);
      return found.length;
    },
  };
}

const idField = (id?: string): [string, string][] => (id ? [["id", id]] : []);

const phrases = [
  "Switch to",
  "Intercom is connected.",
  "Intercom is already connected.",
  "This way back from Intercom has been used already.",
  "Timebook could not finish connecting.",
];

function wordsOf(html: string): string {
  return phrases.find((phrase) => html.includes(phrase)) ?? "a page without a word on it";
}
