import type { Scope } from "#lib/auth/member.ts";
import { IntercomError, isGone } from "#lib/intercom/client/intercom-error.ts";
import { intercomFor } from "#lib/intercom/client/intercom-for.ts";
import { findAccess } from "#lib/intercom/connection/find-access.ts";
import { paceOf } from "#lib/intercom/rate-budget/pace-of.ts";
import { readConversation } from "#lib/intercom/webhook-to-ticket/conversation/read-conversation.ts";
import { DownloadError } from "./download/download-error.ts";
import { renewLinks, type WaitingFile } from "./waiting-files.ts";

/**
 * Intercom's links live for half an hour: a conversation that is read again has fresh ones, for all of its files.
 * Throws DownloadError.
 */
export async function findFreshLink(scope: Scope, file: WaitingFile): Promise<string> {
  const access = await findAccess(scope);
  if (access === "needs_person") throw new DownloadError("Intercom has to be reconnected first");
  if (access === "disconnected" || access.connection.intercomAppId !== file.intercomAppId) {
    throw new DownloadError("Its link has expired, and Intercom is disconnected", {
      isFinal: true,
    });
  }
  const { token, connection, refuse } = access;
  const intercom = intercomFor({ region: connection.region, token, pace: paceOf(scope) });
  try {
    const { messages } = await readConversation(
      await intercom.findConversation(file.conversationId),
    );
    const links = messages.flatMap(({ id: messageId, attachments }) =>
      attachments.flatMap(({ position, sourceUrl }) =>
        sourceUrl === null ? [] : [{ messageId, position, sourceUrl }],
      ),
    );
    await renewLinks(scope, file, links);
    const own = links.find((link) => isOf(link, file));
    if (own) return own.sourceUrl;
  } catch (error) {
    if (!(error instanceof IntercomError)) throw error;
    if (error.kind === "unauthorized") await refuse();
    if (!isGone(error)) throw new DownloadError(error.message);
  }
  throw new DownloadError("Intercom does not have it any more", { isFinal: true });
}

type Place = { messageId: string; position: number };

function isOf(link: Place, file: Place): boolean {
  return link.messageId === file.messageId && link.position === file.position;
}
