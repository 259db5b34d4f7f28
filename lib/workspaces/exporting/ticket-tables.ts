import type { Exported } from "./exported-tables.ts";

const conversation = ["intercom_app_id", "conversation_id"];
const author = ["author_kind", "author_id", "author_name", "body_text", "body_html", "written_at"];
const times = ["created_at", "deleted_at"];

/** Tickets and what people do with them. */
export const ticketTables: Exported[] = [
  {
    ...{ kind: "ticket", table: "feedback_tickets", key: ["id"] },
    columns: [
      ...["id", "product_id", "number", "title", "description", "status", "priority", "source"],
      ...["assignee_id", "contact_id", "company_id", "created_by_name"],
      ...["customer_name", "customer_email", "customer_company", "customer_intercom_id"],
      ...["received_at", "last_customer_at", "snoozed_until", "updated_at", ...times],
      ...["merged_into_id", "customer_count", "company_count"],
    ],
  },
  {
    ...{ kind: "ticket_origin", table: "ticket_origins", key: ["product_id", ...conversation] },
    columns: ["ticket_id", "product_id", ...conversation, "created_at"],
  },
  {
    ...{ kind: "ticket_quote", table: "ticket_quotes", key: ["id"] },
    columns: ["id", "ticket_id", "message_id", ...author, "tagged_at"],
  },
  {
    ...{ kind: "ticket_tag", table: "ticket_tags" },
    key: ["ticket_id", "intercom_app_id", "tag_id"],
    columns: ["ticket_id", "intercom_app_id", "tag_id", "added_at", "added_by_name"],
  },
  {
    ...{ kind: "ticket_activity", table: "ticket_activity", key: ["id"] },
    columns: ["id", "ticket_id", "kind", "actor_name", "detail", "happened_at"],
  },
  {
    ...{ kind: "ticket_comment", table: "ticket_comments", key: ["id"] },
    columns: ["id", "ticket_id", "author_id", "author_name", "body", "edited_at", ...times],
  },
  {
    ...{ kind: "ticket_merge", table: "ticket_merges", key: ["id"] },
    columns: ["id", "from_id", "into_id", "follower_ids", "merged_by", "merged_at", "undone_at"],
  },
  {
    ...{ kind: "ticket_former_number", table: "ticket_former_numbers" },
    key: ["product_id", "number"],
    columns: ["product_id", "number", "ticket_id", "moved_at"],
  },
  {
    ...{ kind: "saved_view", table: "saved_views", key: ["id"], where: "is_shared" },
    columns: ["id", "product_id", "name", "search", "created_at"],
  },
];
