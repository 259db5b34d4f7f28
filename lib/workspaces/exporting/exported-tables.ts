import { ticketTables } from "./ticket-tables.ts";

export type Exported = {
  /** What a line of it says it is. */
  kind: string;
  table: string;
  /** The rest of its key, by which it is read in order. */
  key: string[];
  columns: string[];
  /** Of which rows; all if left out. */
  where?: string;
};

const author = ["author_kind", "author_id", "author_name", "body_text", "body_html", "written_at"];
const conversation = ["intercom_app_id", "conversation_id"];
const times = ["created_at", "deleted_at"];
const intercomTimes = ["intercom_created_at", "intercom_updated_at"];
const connectedBy = ["connected_by_name", "connected_at", "disconnected_at"];
const switches = ["sync_feedback", "sync_contacts", "erase_deleted"];

/** Each column is named, so that none with a secret comes to be among them. */
export const exportedTables: Exported[] = [
  {
    ...{ kind: "product", table: "products", key: ["id"] },
    columns: ["id", "key", "name", "created_at", "archived_at"],
  },
  {
    ...{ kind: "connection", table: "intercom_connections", key: [] },
    columns: [
      ...["intercom_app_id", "intercom_workspace_name", "region", "status"],
      ...connectedBy,
      ...switches,
    ],
  },
  {
    ...{ kind: "product_settings", table: "product_intercom_settings", key: ["product_id"] },
    columns: ["product_id", "sync_feedback"],
  },
  {
    ...{ kind: "tag", table: "intercom_tags", key: ["intercom_app_id", "tag_id"] },
    columns: ["intercom_app_id", "tag_id", "name", "deleted_at"],
  },
  {
    ...{ kind: "trigger_tag", table: "trigger_tags" },
    key: ["product_id", "intercom_app_id", "tag_id"],
    columns: ["product_id", "intercom_app_id", "tag_id", "watching_since", "created_at"],
  },
  {
    ...{ kind: "company", table: "companies", key: ["id"] },
    columns: [
      ...["id", "intercom_app_id", "intercom_company_id", "external_id", "name", "website", "plan"],
      ...["custom_attributes", ...intercomTimes, ...times],
    ],
  },
  {
    ...{ kind: "person", table: "contacts", key: ["id"], where: "erasing_since IS NULL" },
    columns: [
      ...["id", "intercom_app_id", "intercom_contact_id", "external_id", "role"],
      ...["name", "email", "phone", "intercom_name", "intercom_email", "intercom_phone"],
      ...["avatar_url", "owner_id", "country", "region", "city", "custom_attributes"],
      ...["signed_up_at", "last_seen_at", "standing", "standing_since", "merged_into_id"],
      ...[...intercomTimes, ...times],
    ],
  },
  {
    ...{ kind: "person_company", table: "contact_companies", key: ["contact_id", "company_id"] },
    columns: ["contact_id", "company_id", "added_here"],
  },
  {
    ...{ kind: "person_change", table: "contact_changes", key: ["id"] },
    columns: ["id", "contact_id", "what", "before", "after", "actor_name", "happened_at"],
  },
  ...ticketTables,
  {
    ...{ kind: "conversation", table: "intercom_conversations", key: conversation },
    columns: [...conversation, "region", "partial", "updated_at", "deleted_at"],
  },
  {
    ...{ kind: "message", table: "conversation_messages", key: [...conversation, "message_id"] },
    columns: [...conversation, "message_id", ...author, "redacted"],
  },
  {
    ...{ kind: "attachment", table: "message_attachments" },
    key: [...conversation, "message_id", "position"],
    columns: [
      ...[...conversation, "message_id", "position", "name", "content_type", "size_bytes"],
      ...["is_inline", "state", "failure", "file_id"],
    ],
  },
  {
    // Without its bytes, which a line of text has no room for: the ticket's page has the file.
    ...{ kind: "file", table: "stored_files", key: ["id"] },
    columns: ["id", "content_type", "size_bytes", "width", "height", "created_at"],
  },
  {
    ...{ kind: "audit", table: "audit_log", key: ["id"] },
    columns: ["id", "actor_id", "actor_name", "action", "detail", "happened_at"],
  },
];
