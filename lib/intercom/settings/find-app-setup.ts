import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { env } from "#lib/env.ts";
import { contactTopics } from "#lib/intercom/contact-updates/contact-topics.ts";
import { conversationTopics } from "#lib/intercom/conversation-updates/conversation-topics.ts";
import { callbackUrl } from "#lib/intercom/oauth/start-connecting.ts";

export type AppSetup = {
  redirectUrl: string;
  webhookUrl: string;
  uninstallUrl: string;
  isHttps: boolean;
  topics: string[];
  permissions: string[];
  lastWebhookAt: Date | null;
};

/** What the operator enters in Intercom's Developer Hub, and when this Intercom workspace last called. */
export async function findAppSetup({ workspaceId }: Scope): Promise<AppSetup> {
  const { appUrl } = env();
  return {
    redirectUrl: callbackUrl(),
    webhookUrl: `${appUrl}/api/intercom/webhook`,
    uninstallUrl: `${appUrl}/api/intercom/uninstall`,
    isHttps: appUrl.startsWith("https://"),
    topics: [
      "conversation_part.tag.created",
      ...conversationTopics,
      ...contactTopics.filter(isOffered),
    ],
    permissions: [
      "Read conversations",
      "Read tags",
      "Read and list users and companies",
      "Read one user and one company",
      "Read one admin",
      "Read admins",
    ],
    lastWebhookAt: await findLastWebhook(workspaceId),
  };
}

/** The Developer Hub has one spelling of each; the other is only met in notifications. */
function isOffered(topic: string): boolean {
  return topic !== "contact.archive" && topic !== "contact.unarchived";
}

async function findLastWebhook(workspaceId: string): Promise<Date | null> {
  const connection = await database.intercomConnection.findUnique({
    where: { workspaceId },
    select: { intercomAppId: true, lastEventAt: true },
  });
  if (!connection) return null;
  const receipt = await database.webhookReceipt.findUnique({
    where: { intercomAppId: connection.intercomAppId },
    select: { receivedAt: true },
  });
  return receipt?.receivedAt ?? connection.lastEventAt;
}
