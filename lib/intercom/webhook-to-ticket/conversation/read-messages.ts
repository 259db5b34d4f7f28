import { cleanBody } from "#lib/html.ts";
import { inTurn } from "#lib/in-turn.ts";
import { type FileToCopy, filesOf } from "./files-of.ts";
import type { LooseAuthor, LooseConversation, LoosePart } from "./intercom-shapes.ts";

type AuthorKind = "customer" | "teammate" | "bot";

export type Message = {
  id: string;
  authorKind: AuthorKind;
  authorId: string | null;
  /** Nothing of what they wrote may be kept. */
  isErased: boolean;
  /** Its words were taken back in Intercom. */
  isRedacted: boolean;
  authorName: string | null;
  authorEmail: string | null;
  html: string;
  text: string;
  writtenAt: Date;
  attachments: FileToCopy[];
};

const longestThread = 2 * 1024 * 1024;

// Parts a customer can read. Intercom's list is open: a type not named here may be an internal note, so it stays out.
const publicPartTypes = new Set([
  "comment",
  "open",
  "close",
  "assignment",
  "assign_and_reopen",
  "assign_and_unsnooze",
  "quick_reply",
]);

/**
 * The public messages, oldest first: the first message, and of the public parts with words or files in them as many of
 * the newest as make four megabytes.
 */
export async function messagesOf(
  conversation: LooseConversation,
): Promise<{ messages: Message[]; leftOut: boolean }> {
  const parts = (conversation.conversation_parts?.conversation_parts ?? []).filter(isPublic);
  const kept = newestOf(parts);
  const first = await inTurn(() => firstMessageOf(conversation));
  const later: Message[] = [];
  for (const part of kept) {
    const message = await inTurn(() => messageOfPart(part));
    if (message && message.id !== first?.id) later.push(message);
  }
  const messages = first ? [first, ...later] : later;
  messages.sort((a, b) => a.writtenAt.getTime() - b.writtenAt.getTime());
  return { messages, leftOut: kept.length < parts.length };
}

function newestOf(parts: LoosePart[]): LoosePart[] {
  let left = longestThread;
  const tooOld = parts.findLastIndex(({ body }) => {
    left -= body?.length ?? 0;
    return left < 0;
  });
  return parts.slice(tooOld + 1);
}

export function messageOfPart(part: LoosePart): Message | null {
  if (!isPublic(part)) return null;
  return toMessage(part, part.created_at ?? part.updated_at);
}

function isPublic({ part_type }: LoosePart): boolean {
  return publicPartTypes.has(part_type ?? "comment");
}

function nameOf(author: LooseAuthor): string | null {
  return author?.name ?? author?.email ?? null;
}

export function firstMessageOf(conversation: LooseConversation): Message | null {
  const source = conversation.source ?? conversation.conversation_message;
  if (!source) return null;
  return toMessage(
    { ...source, author: named(source.author, conversation) },
    source.created_at ?? conversation.created_at,
  );
}

/** Version 1.x names the first message's author only beside the message. */
function named(author: LooseAuthor, conversation: LooseConversation): LooseAuthor {
  const { user } = conversation;
  return author && !author.name && user?.id === author.id ? { ...user, type: author.type } : author;
}

type Written = Pick<LoosePart, "id" | "body" | "author" | "attachments" | "redacted">;

function toMessage(written: Written, at: Date | null | undefined): Message | null {
  const { id, author } = written;
  const isRedacted = written.redacted === true;
  const { html, text, images } = cleanBody(isRedacted ? "" : (written.body ?? ""));
  const attachments = isRedacted ? [] : filesOf(written.attachments, images);
  if (!id || (text === "" && attachments.length === 0 && !isRedacted)) return null;
  return {
    id,
    authorKind: kindOf(author?.type),
    authorId: author?.id ?? null,
    isErased: false,
    isRedacted,
    authorName: nameOf(author),
    authorEmail: author?.email ?? null,
    html,
    text,
    writtenAt: at ?? new Date(0),
    attachments,
  };
}

/** Null for whoever works for the company. */
export function customerId({ authorKind, authorId }: Message): string | null {
  return authorKind === "customer" ? authorId : null;
}

function kindOf(type: string | null | undefined): AuthorKind {
  if (type === "admin" || type === "team") return "teammate";
  return type === "bot" ? "bot" : "customer";
}
