import type pg from "pg";
import { newId } from "#lib/database/id.ts";
import type { SimWorkspace } from "#tests/support/intercom-simulator/workspace/sim-workspace.ts";

type Values = Record<string, unknown>;

type Fill = {
  sim: SimWorkspace;
  workspaceId: string;
  sealed: { tokenKeyId: string; tokenCiphertext: Uint8Array };
  session: Values;
};

const longAgo = new Date("2026-11-20T10:00:00Z");
const future = new Date("2099-01-01T00:00:00Z");
const bytes = Buffer.from("of no meaning");

/** In plain SQL, because our own code knows only the tables of today. */
export async function fillOldRelease(db: pg.Client, fill: Fill) {
  const { workspaceId, sim } = fill;
  const userId = newId();
  const productId = newId();
  async function insert(table: string, values: Values): Promise<void> {
    const columns = Object.keys(values);
    const places = columns.map((_, at) => `$${at + 1}`);
    const sql = `INSERT INTO ${table} (${columns}) VALUES (${places})`;
    await db.query(sql, Object.values(values));
  }
  const inWorkspace = (table: string, values: Values) =>
    insert(table, { workspace_id: workspaceId, ...values });
  const wish = sim.addTag("feature-request");
  const place = { ...fill, userId, productId, tagId: wish.id, insert, inWorkspace };
  await writePeople(place);
  await writeConnection(place);
  await writeTicket(place);
  await writeContacts(place);
  return { productId, ...(await writeDeliveries(place, db)) };
}

type Place = Fill & {
  userId: string;
  productId: string;
  tagId: string;
  insert: (table: string, values: Values) => Promise<void>;
  inWorkspace: (table: string, values: Values) => Promise<void>;
};

async function writePeople({ workspaceId, userId, productId, ...place }: Place): Promise<void> {
  const { insert, inWorkspace, session } = place;
  const person = { email: "noor@acme.example", name: "Noor Haddad", password_hash: "none" };
  await insert("users", { id: userId, ...person });
  const login = { user_agent: "a browser", expires_at: future };
  await insert("sessions", { id: newId(), user_id: userId, ...session, ...login });
  const link = { token_hash: bytes, expires_at: longAgo };
  await insert("reset_links", { id: newId(), user_id: userId, ...link });
  await insert("workspaces", { id: workspaceId, slug: "acme", name: "Acme" });
  await inWorkspace("memberships", { user_id: userId, role: "owner" });
  const invited = { email: "tom@acme.example", role: "member", invited_by_name: "Noor Haddad" };
  await inWorkspace("invitations", { id: newId(), ...invited, ...link });
  const product = { key: "MOB", name: "Mobile", next_ticket_number: 2 };
  await inWorkspace("products", { id: productId, ...product });
  const done = { action: "connected Intercom", actor_name: "Noor Haddad", actor_id: userId };
  await inWorkspace("audit_log", { id: newId(), ...done });
}

async function writeConnection({ sim, sealed, productId, tagId, ...place }: Place): Promise<void> {
  const { insert, inWorkspace, userId } = place;
  const app = { intercom_app_id: sim.appId };
  await inWorkspace("intercom_connections", {
    ...app,
    intercom_workspace_name: "Acme Support",
    region: "EU",
    status: "connected",
    token_key_id: sealed.tokenKeyId,
    token_ciphertext: sealed.tokenCiphertext,
    connected_by_name: "Noor Haddad",
    connected_at: longAgo,
    sync_feedback: true,
    tags_fetched_at: longAgo,
  });
  const started = { state_hash: bytes, browser_hash: bytes, user_id: userId, session_id: newId() };
  const state = { id: newId(), region: "EU", expires_at: future, used_at: longAgo };
  await inWorkspace("oauth_states", { ...started, ...state });
  await inWorkspace("intercom_tags", { ...app, tag_id: tagId, name: "feature-request" });
  await inWorkspace("product_intercom_settings", { product_id: productId, sync_feedback: true });
  const watched = { product_id: productId, tag_id: tagId, watching_since: longAgo };
  await inWorkspace("trigger_tags", { ...app, ...watched });
  const receipt = { topic: "ping", received_at: longAgo };
  await insert("webhook_receipts", { ...app, ...receipt });
}

async function writeTicket({ sim, userId, productId, tagId, inWorkspace }: Place): Promise<void> {
  const app = { intercom_app_id: sim.appId };
  const talk = { ...app, conversation_id: "215470000001" };
  const ticket = { ticket_id: newId() };
  const words = "Let me reorder stops on the map.";
  const body = { body_html: `<p>${words}</p>`, body_text: words, written_at: longAgo };
  const customer = { author_kind: "customer", author_name: "Jonas Lindqvist" };
  await inWorkspace("intercom_conversations", { ...talk, region: "EU", updated_at: longAgo });
  const message = { ...talk, message_id: "301" };
  await inWorkspace("conversation_messages", { ...message, ...customer, ...body });
  await inWorkspace("message_attachments", { ...message, position: 0, name: "map.png" });
  await inWorkspace("feedback_tickets", {
    id: ticket.ticket_id,
    product_id: productId,
    number: 1,
    title: "Reorder stops on the map",
    source: "intercom",
    assignee_id: userId,
    customer_name: "Jonas Lindqvist",
    received_at: longAgo,
    last_customer_at: longAgo,
  });
  await inWorkspace("ticket_origins", { ...talk, ...ticket, product_id: productId });
  const quote = { id: newId(), message_id: "301", tagged_at: longAgo };
  await inWorkspace("ticket_quotes", { ...ticket, ...quote, ...customer, ...body });
  await inWorkspace("ticket_tags", { ...app, ...ticket, tag_id: tagId, added_at: longAgo });
  const made = { id: newId(), kind: "created", happened_at: longAgo };
  await inWorkspace("ticket_activity", { ...ticket, ...made });
  await inWorkspace("ticket_reads", { ...ticket, user_id: userId, read_at: longAgo });
}

async function writeContacts({ inWorkspace }: Place): Promise<void> {
  const contact = { contact_id: newId() };
  const company = { company_id: newId() };
  await inWorkspace("contacts", { id: contact.contact_id, role: "user", name: "Jonas Lindqvist" });
  await inWorkspace("companies", { id: company.company_id, name: "Nordfrakt AB" });
  await inWorkspace("contact_companies", { ...contact, ...company });
}

/** One waits with its job, one was in the hands of a worker that is gone, two have ended. */
async function writeDeliveries({ sim, workspaceId, tagId, inWorkspace }: Place, db: pg.Client) {
  const [adminId = ""] = sim.record.admins.keys();
  const jonas = sim.addContact({ name: "Jonas Lindqvist", email: "jonas@nordfrakt.example" });
  const conversationIds: string[] = [];
  async function add(state: string, more: Values): Promise<void> {
    const body = `<p>A wish that is ${state}.</p>`;
    const { id } = sim.addConversation({ contacts: [jonas], body, deliver: false });
    const told = sim.buildTagNotification(id, { tagId, adminId });
    const { id: notificationId, topic } = told;
    const known = { intercom_app_id: sim.appId, notification_id: notificationId, topic };
    const raw = { id: newId(), state, body: Buffer.from(JSON.stringify(told)) };
    await inWorkspace("deliveries", { ...known, ...raw, received_at: longAgo, ...more });
    conversationIds.push(id);
  }
  await add("pending", {});
  await add("processing", { attempts: 1, lease_id: newId(), lease_until: longAgo });
  await db.query(
    `SELECT graphile_worker.add_job('drain', json_build_object('workspaceId', $1::text),
       queue_name := 'drain:' || $1::text, job_key := 'drain:' || $1::text)`,
    [workspaceId],
  );
  const open = conversationIds.splice(0);
  const ended = { attempts: 1, finished_at: longAgo };
  await add("done", { ...ended, outcome: "ignored", summary: "Ignored: it was off" });
  await add("dead", { ...ended, outcome: "failed", summary: "Intercom did not answer" });
  return { open };
}
