import type { BellItem } from "#components/shell/bell.tsx";
import type { NotificationView } from "#lib/notifications/list-notifications.ts";

/** What a notification says, and where it leads. */
export function toBellItem(workspace: string, notification: NotificationView): BellItem {
  const { id, actorName, createdAt, isRead, about } = notification;
  const item = { id, isRead, at: createdAt.toISOString(), ticketId: null, title: null };
  if (about.kind === "connection") {
    const href = `/${workspace}/settings/integrations/intercom`;
    return { ...item, href, who: null, sentence: troubles[about.trouble] };
  }
  const who = actorName ?? "Somebody";
  const inbox = `/${workspace}/products/${about.productKey}/feedback`;
  if (about.kind === "assigned many") {
    const sentence = `assigned ${about.count.toLocaleString("en")} tickets to you`;
    return { ...item, href: `${inbox}?view=mine`, who, sentence };
  }
  const { ticketId, title, kind } = about;
  return { ...item, ticketId, title, href: `${inbox}/${ticketId}`, who, sentence: deeds[kind] };
}

const deeds = { assigned: "assigned this to you", mentioned: "mentioned you" };

const troubles = {
  reconnect: "Intercom no longer lets Timebook in. Reconnect it.",
  contacts: "The sync of contacts from Intercom has stopped.",
};
