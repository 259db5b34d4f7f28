import { z } from "zod";
import { scopeOf } from "#lib/auth/member.ts";
import { forgetOldBulks } from "#lib/feedback/bulk/forget-old-bulks.ts";
import { requeueStrandedBulks } from "#lib/feedback/bulk/requeue-stranded-bulks.ts";
import { runBulks } from "#lib/feedback/bulk/run-bulks.ts";
import { wakeTickets } from "#lib/feedback/ticket/snoozing/wake-tickets.ts";
import { sumUpCounts } from "#lib/feedback/views/sum-up-counts.ts";
import { copyAttachments } from "#lib/intercom/attachments/copy-attachments.ts";
import { requeueWaitingAttachments } from "#lib/intercom/attachments/requeue-waiting-attachments.ts";
import { finishDisconnects } from "#lib/intercom/connection/finish-disconnects.ts";
import { resealTokens } from "#lib/intercom/connection/reseal-tokens.ts";
import { forgetOldRuns } from "#lib/intercom/contact-import/forget-old-runs.ts";
import { requeueStrandedImports } from "#lib/intercom/contact-import/requeue-stranded-imports.ts";
import { runContactImport } from "#lib/intercom/contact-import/run-contact-import.ts";
import { startDueImports } from "#lib/intercom/contact-import/start-due-imports.ts";
import { startDueSweeps } from "#lib/intercom/contact-import/start-due-sweeps.ts";
import { requeueStrandedErasures } from "#lib/intercom/erasure/requeue-stranded-erasures.ts";
import { runErasures } from "#lib/intercom/erasure/run-erasures.ts";
import { sendNotices } from "#lib/intercom/notices/send-notices.ts";
import { tellInApp } from "#lib/intercom/notices/tell-in-app.ts";
import { dropStaleStates } from "#lib/intercom/oauth/drop-stale-states.ts";
import { drainDeliveries } from "#lib/intercom/webhook-to-ticket/drain-deliveries.ts";
import { forgetOldDeliveries } from "#lib/intercom/webhook-to-ticket/queue/forget-old-deliveries.ts";
import { requeueStranded } from "#lib/intercom/webhook-to-ticket/queue/requeue-stranded.ts";
import { requeueStrandedDeletions } from "#lib/intercom/workspace-deletion/requeue-stranded-deletions.ts";
import { runDeletion } from "#lib/intercom/workspace-deletion/run-deletion.ts";
import { forgetOldNotifications } from "#lib/notifications/forget-old-notifications.ts";
import { mailNotifications } from "#lib/notifications/mailing/mail-notifications.ts";
import type { JobName } from "./enqueue.ts";

const workspace = z.object({ workspaceId: z.uuid() });

/** `stopping` is aborted when the process is asked to end: it then has nine seconds. */
type Handler = (payload: unknown, stopping: AbortSignal) => Promise<void>;

/** All background work. */
export const handlers: Record<JobName, Handler> = {
  drain: (payload, stopping) => drainDeliveries(scopeOf(workspace.parse(payload)), stopping),
  contacts: (payload, stopping) => runContactImport(scopeOf(workspace.parse(payload)), stopping),
  attachments: (payload, stopping) => copyAttachments(scopeOf(workspace.parse(payload)), stopping),
  erase: (payload, stopping) => runErasures(scopeOf(workspace.parse(payload)), stopping),
  delete: (payload, stopping) => runDeletion(scopeOf(workspace.parse(payload)), stopping),
  bulk: (payload, stopping) => runBulks(scopeOf(workspace.parse(payload)), stopping),
  sweep: async () => {
    await requeueStranded();
    await requeueWaitingAttachments();
    await requeueStrandedErasures();
    await requeueStrandedDeletions();
    await requeueStrandedImports();
    await requeueStrandedBulks();
    await startDueImports();
    await startDueSweeps();
  },
  finish: async () => {
    await finishDisconnects();
    await dropStaleStates();
    await sumUpCounts();
  },
  tell: async () => {
    await tellInApp();
    await sendNotices();
  },
  notify: mailNotifications,
  wake: (_payload, stopping) => wakeTickets(stopping),
  forget: async () => {
    await forgetOldDeliveries();
    await forgetOldRuns();
    await forgetOldBulks();
    await forgetOldNotifications();
  },
  reseal: resealTokens,
};

/** Minute hour day month weekday, UTC. */
export const timetable = `
* * * * * sweep
* * * * * finish
* * * * * tell
* * * * * wake
* * * * * notify
17 * * * * forget
*/5 * * * * reseal
`;
