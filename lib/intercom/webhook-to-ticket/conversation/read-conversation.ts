import { cleanHtml } from "#lib/html.ts";
import { shortText } from "#lib/intercom/clean-text.ts";
import { type LooseConversation, looseConversation } from "./intercom-shapes.ts";
import { type Message, messagesOf } from "./read-messages.ts";

// GET /conversations/{id} returns the newest 500 parts and has no paging (Intercom-OpenAPI 2.16, "Retrieve a conversation").
const mostParts = 500;

export type Conversation = {
  title: string | null;
  messages: Message[];
  /** Older parts exist that are not here. */
  partial: boolean;
  contactIds: string[];
  companyName: string | null;
  appliedBy: Map<string, { type: string | null; id: string }>;
  /** Every tag that it carries now; null where that cannot be told. */
  tagIds: Set<string> | null;
  untaggings: Untagging[];
};

/** That a tag was removed, as Intercom tells from API version 2.15 on: by the tag's name. */
type Untagging = { tagName: string; removedAt: Date; adminName: string | null };

export async function readConversation(body: unknown): Promise<Conversation> {
  const loose = looseConversation.parse(body);
  const { messages, leftOut } = await messagesOf(loose);
  const source = loose.source ?? loose.conversation_message;
  return {
    title: loose.title ?? plainLine(source?.subject),
    messages,
    partial: leftOut || isPartial(loose),
    contactIds: contactIdsOf(loose),
    companyName: loose.company?.name ?? null,
    appliedBy: appliedByOf(loose),
    tagIds: tagIdsOf(loose),
    untaggings: untaggingsOf(loose),
  };
}

function isPartial(loose: LooseConversation): boolean {
  const returned = loose.conversation_parts?.conversation_parts.length ?? 0;
  const total = loose.conversation_parts?.total_count ?? 0;
  const counted = loose.statistics?.count_conversation_parts ?? 0;
  return returned >= mostParts && Math.max(total, counted) > returned;
}

function contactIdsOf(loose: LooseConversation): string[] {
  const ids = (loose.contacts?.contacts ?? []).map(({ id }) => id);
  return [...ids, loose.user?.id].flatMap((id) => (id ? [id] : []));
}

function appliedByOf(loose: LooseConversation): Conversation["appliedBy"] {
  return new Map(
    (loose.tags?.tags ?? []).flatMap(({ id, applied_by: by }) =>
      id && by?.id ? [[id, { type: by.type ?? null, id: by.id }]] : [],
    ),
  );
}

/** The conversation is said to list what any of its messages carries; where it does not, the messages do. */
function tagIdsOf(loose: LooseConversation): Set<string> | null {
  if (!loose.tags || isPartial(loose)) return null;
  const parts = loose.conversation_parts?.conversation_parts ?? [];
  const tags = [...loose.tags.tags, ...parts.flatMap((part) => part.tags)];
  return new Set(tags.flatMap(({ id }) => (id ? [id] : [])));
}

function untaggingsOf(loose: LooseConversation): Untagging[] {
  const parts = loose.conversation_parts?.conversation_parts ?? [];
  return parts.flatMap(({ event_details: details, created_at: removedAt, author }) => {
    const adminName = author?.type === "admin" ? (author.name ?? null) : null;
    return (details?.tags_removed ?? []).flatMap((tagName) =>
      tagName && removedAt ? [{ tagName, removedAt, adminName }] : [],
    );
  });
}

/** Subjects come as HTML below version 2.15. */
function plainLine(subject: string | null | undefined): string | null {
  const line = cleanHtml(subject ?? "").text.replace(/\s+/g, " ");
  return shortText(line.trim(), 300) || null;
}
