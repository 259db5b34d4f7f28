import { database } from "#lib/database/client.ts";
import { eventually } from "#tests/support/eventually.ts";
import {
  type Simulator,
  startSimulator,
} from "#tests/support/intercom-simulator/start-simulator.ts";
import { startApp } from "#tests/support/start-app.ts";

const client = { clientId: "story-client", clientSecret: "story-secret" };

/** Intercom, and the built server with its worker: what every story starts from. */
export async function startStory(databaseUrl: string, env: Record<string, string> = {}) {
  const intercom = await startSimulator({ ...client, retryDelayMs: 300 });
  const app = await startApp({
    databaseUrl,
    env: { ...storyEnvironment(intercom), ...env },
  });
  intercom.setWebhookUrl(`${app.url}/api/intercom/webhook`);
  return {
    app,
    intercom,
    async stop() {
      await app.stop();
      await intercom.stop();
    },
  };
}

export function storyEnvironment(intercom: Simulator): Record<string, string> {
  return {
    INTERCOM_CLIENT_ID: intercom.clientId,
    INTERCOM_CLIENT_SECRET: intercom.clientSecret,
    INTERCOM_API_URL: intercom.url,
    INTERCOM_OAUTH_URL: intercom.oauthUrl,
  };
}

export type Story = Awaited<ReturnType<typeof startStory>>;

/** Waits until every delivery of the workspace is done or given up. */
export async function untilWorkedOff(workspaceId: string, limitMs?: number): Promise<void> {
  await eventually(async () => {
    const open = await database.delivery.count({
      where: { workspaceId, state: { in: ["pending", "processing"] } },
    });
    return open === 0;
  }, limitMs);
}

/** Every ticket of the workspace, with what a product manager sees of it. */
export function ticketsOf(workspaceId: string) {
  return database.feedbackTicket.findMany({
    where: { workspaceId },
    orderBy: [{ productId: "asc" }, { number: "asc" }],
    select: {
      id: true,
      number: true,
      title: true,
      customerName: true,
      customerEmail: true,
      customerCompany: true,
      productId: true,
      product: { select: { key: true } },
      quotes: { orderBy: { taggedAt: "asc" } },
      tags: { select: { tagId: true, addedByName: true } },
      activity: { orderBy: { happenedAt: "asc" }, select: { kind: true, detail: true } },
      origins: { select: { intercomAppId: true, conversationId: true } },
    },
  });
}

/** The checker that ends every run: one ticket per product and conversation, and nothing left in the middle. */
export async function checkInvariants(): Promise<void> {
  const [broken] = await database.$queryRaw<
    { doubled: number; stuck: number; ownerless: number }[]
  >`
    SELECT
      (SELECT count(*)::int FROM (
        SELECT 1 FROM ticket_origins GROUP BY workspace_id, product_id, intercom_app_id, conversation_id
        HAVING count(*) > 1) doubled) AS doubled,
      (SELECT count(*)::int FROM deliveries
        WHERE state = 'processing' AND lease_until < now() - interval '1 minute') AS stuck,
      (SELECT count(*)::int FROM feedback_tickets t
        WHERE source = 'intercom' AND NOT EXISTS (
          SELECT FROM ticket_origins o WHERE o.workspace_id = t.workspace_id AND o.ticket_id = t.id)) AS ownerless`;
  if (!broken || broken.doubled + broken.stuck + broken.ownerless > 0) {
    throw new Error(`An invariant is broken: ${JSON.stringify(broken)}`);
  }
}
