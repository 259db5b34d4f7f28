import type { Context } from "#tests/support/intercom-simulator/context.ts";
import type { Workspace } from "#tests/support/intercom-simulator/state.ts";
import type { Notification } from "#tests/support/intercom-simulator/webhooks/notification.ts";

export type ChangeOptions = {
  /** Unix seconds; now unless said. */
  at?: number;
  /** False: nothing is sent, and the notifications can be delivered later, in any order. */
  deliver?: boolean;
};

/** Returns what was or would have been sent, once the first attempts were answered. */
export async function sendChanges(
  { sender }: Context,
  workspace: Workspace,
  notifications: Notification[],
  deliver = true,
): Promise<Notification[]> {
  if (deliver && workspace.installed) await Promise.all(notifications.map(sender.send));
  return notifications;
}
