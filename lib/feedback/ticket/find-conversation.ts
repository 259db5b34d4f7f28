import type { Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { type Attachment, attachmentFields, shownFiles } from "#lib/feedback/files/shown-files.ts";
import type { HtmlNode } from "#lib/html/html-node.ts";
import type { Picture } from "#lib/html/place-images.ts";
import { walkHtml } from "#lib/html.ts";

export const shownMessages = 500;

export type Message = {
  messageId: string;
  authorName: string | null;
  authorKind: "customer" | "teammate" | "bot";
  body: HtmlNode[];
  /** Its author is erased, and so is what they wrote. */
  isErased: boolean;
  /** Its words were taken back in Intercom. */
  isRedacted: boolean;
  writtenAt: Date;
  /** What was sent along; pictures amid the text are in `body`. */
  attachments: Attachment[];
  pictures: Picture[];
};

export type Conversation = {
  intercomAppId: string;
  conversationId: string;
  region: "US" | "EU" | "AU";
  /** Null once the workspace is connected to another Intercom workspace. */
  intercomWorkspaceName: string | null;
  isPartial: boolean;
  /** In Intercom. */
  isDeleted: boolean;
  messages: Message[];
};

type Key = { intercomAppId: string; conversationId: string };

/** The newest public messages, oldest first. */
export async function findConversation(
  { workspaceId, workspaceSlug }: Member,
  key: Key,
  most: number,
): Promise<Conversation | null> {
  const row = await database.intercomConversation.findUnique({
    where: { workspaceId_intercomAppId_conversationId: { workspaceId, ...key } },
    select: {
      region: true,
      partial: true,
      deletedAt: true,
      messages: {
        orderBy: [{ writtenAt: "desc" }, { messageId: "desc" }],
        take: most + 1,
        select: {
          messageId: true,
          authorName: true,
          authorKind: true,
          bodyHtml: true,
          erased: true,
          redacted: true,
          writtenAt: true,
          attachments: { orderBy: { position: "asc" }, select: attachmentFields },
        },
      },
    },
  });
  if (!row) return null;
  const connection = await database.intercomConnection.findUnique({
    where: { workspaceId, intercomAppId: key.intercomAppId },
    select: { intercomWorkspaceName: true },
  });
  const messages = row.messages
    .slice(0, most)
    .toReversed()
    .map(({ bodyHtml, erased: isErased, redacted: isRedacted, attachments: files, ...message }) => {
      const { attachments, pictures } = shownFiles(files, workspaceSlug);
      const body = walkHtml(bodyHtml, pictures);
      return { ...message, isErased, isRedacted, attachments, pictures, body };
    });
  const isPartial = row.partial || row.messages.length > most;
  const intercomWorkspaceName = connection?.intercomWorkspaceName ?? null;
  const { region, deletedAt } = row;
  return {
    ...{ ...key, region, intercomWorkspaceName, isPartial, messages },
    isDeleted: deletedAt !== null,
  };
}
