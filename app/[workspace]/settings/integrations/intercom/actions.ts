"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { adminAction } from "#lib/auth/doors.ts";
import { replayDeliveries } from "#lib/intercom/activity/replay-deliveries.ts";
import { disconnectIntercom } from "#lib/intercom/connection/disconnect-intercom.ts";
import { changeSyncContacts } from "#lib/intercom/contact-import/change-sync-contacts.ts";
import { syncContactsNow } from "#lib/intercom/contact-import/sync-contacts-now.ts";
import { changeEraseDeleted } from "#lib/intercom/erasure/change-erase-deleted.ts";
import { confirmSwitch, declineSwitch } from "#lib/intercom/oauth/switch-workspace.ts";
import { changeSyncFeedback } from "#lib/intercom/settings/change-sync-feedback.ts";

const nothing = z.object({});
const onOrOff = z.object({ enabled: z.enum(["on", "off"]) });
const pendingSwitch = z.object({ id: z.uuid() });

export const switchSyncFeedback = adminAction(onOrOff, async (admin, { enabled }) => {
  await changeSyncFeedback(admin, enabled === "on");
  refresh();
});

export const switchSyncContacts = adminAction(onOrOff, async (admin, { enabled }) => {
  await changeSyncContacts(admin, enabled === "on");
  refresh();
});

export const switchEraseDeleted = adminAction(onOrOff, async (admin, { enabled }) => {
  await changeEraseDeleted(admin, enabled === "on");
  refresh();
});

export const syncContacts = adminAction(nothing, async (admin) => {
  await syncContactsNow(admin);
  refresh();
});

export const disconnect = adminAction(nothing, async (admin) => {
  const result = await disconnectIntercom(admin);
  redirect(`/${admin.workspaceSlug}/settings/integrations/intercom?result=${result}`);
});

export const confirmOtherWorkspace = adminAction(pendingSwitch, async (admin, { id }) => {
  const result = (await confirmSwitch(admin, id)) ? "connected" : "expired";
  redirect(`/${admin.workspaceSlug}/settings/integrations/intercom?result=${result}`);
});

export const declineOtherWorkspace = adminAction(pendingSwitch, async (admin, { id }) => {
  await declineSwitch(admin, id);
  redirect(`/${admin.workspaceSlug}/settings/integrations/intercom`);
});

export const replay = adminAction(z.object({ id: z.uuid().optional() }), async (admin, { id }) => {
  const count = await replayDeliveries(admin, id);
  refresh();
  const what = count === 1 ? "1 delivery" : `${count.toLocaleString("en")} deliveries`;
  return { ok: true, message: `Replaying ${what}.` };
});
