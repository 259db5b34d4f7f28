import pg from "pg";
import type { Tx } from "#lib/database/client.ts";
import { type Sql, sql } from "#lib/database/sql.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";

export type LiveEvent = {
  workspaceId: string;
  productId?: string;
  kind: "tickets" | "contacts" | "connection" | "settings" | "members" | "notifications";
  /** Whose pages alone it concerns. */
  userId?: string;
};

type Listener = (event: LiveEvent) => void;
type Hub = { listeners: Map<string, Set<Listener>>; client: pg.Client | null };

const channel = "timebook_live";
const reconnectMs = 1_000;

declare global {
  var timebookLive: Hub | undefined;
}

/** Tells every server's open pages once the transaction is committed. */
export async function announce(tx: Tx, event: LiveEvent): Promise<void> {
  await tx.$queryRaw`SELECT ${announcement(event)}`;
}

/** The same within a statement that has to be made anyway. */
export function announcement(event: LiveEvent): Sql {
  return sql`pg_notify(${channel}, ${JSON.stringify(event)})::text`;
}

/** Calls `listener` for each event of the workspace until the returned function is called. */
export function subscribe(workspaceId: string, listener: Listener): () => void {
  const { listeners } = hub();
  const set = listeners.get(workspaceId) ?? new Set();
  listeners.set(workspaceId, set.add(listener));
  return () => {
    set.delete(listener);
    if (set.size === 0 && listeners.get(workspaceId) === set) listeners.delete(workspaceId);
  };
}

export async function stopListening(): Promise<void> {
  const open = globalThis.timebookLive;
  globalThis.timebookLive = undefined;
  await open?.client?.end();
}

function hub(): Hub {
  if (!globalThis.timebookLive) {
    globalThis.timebookLive = { listeners: new Map(), client: null };
    void listen(globalThis.timebookLive);
  }
  return globalThis.timebookLive;
}

async function listen(to: Hub): Promise<void> {
  if (globalThis.timebookLive !== to) return;
  const client = new pg.Client({ connectionString: env().databaseDirectUrl, keepAlive: true });
  to.client = client;
  client.on("error", (err) => log.warn({ err }, "the live listener lost its connection"));
  client.on("end", () => setTimeout(listen, reconnectMs, to).unref());
  client.on("notification", ({ payload }) => payload && deliver(to, payload));
  try {
    await client.connect();
    await client.query(`LISTEN ${channel}`);
    // What happened while nobody listened is unknown: every page looks again.
    for (const workspaceId of to.listeners.keys())
      deliverEvent(to, { workspaceId, kind: "tickets" });
  } catch (err) {
    log.warn({ err }, "the live listener cannot connect");
    await client.end().catch(() => setTimeout(listen, reconnectMs, to).unref());
  }
}

function deliver(to: Hub, payload: string): void {
  const event: LiveEvent = JSON.parse(payload);
  deliverEvent(to, event);
}

function deliverEvent(to: Hub, event: LiveEvent): void {
  for (const listener of to.listeners.get(event.workspaceId) ?? []) listener(event);
}
