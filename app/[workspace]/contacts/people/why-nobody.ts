import type { ConnectionView } from "#lib/intercom/connection/find-connection.ts";
import type { ContactSync } from "#lib/intercom/contact-import/find-contact-sync.ts";

type Why = {
  what: "people" | "companies";
  connection: ConnectionView["state"];
  sync: Pick<ContactSync, "on" | "state">;
};

/** What an empty list is waiting for. */
export function whyNobody({ what, connection, sync }: Why): string {
  if (!sync.on) {
    return "Everyone in Intercom’s Contacts appears here once an admin turns on “Sync contacts” in Workspace settings → Integrations → Intercom.";
  }
  if (connection === "reconnect_needed") {
    return "Intercom no longer accepts Timebook’s access. The import waits until an admin reconnects it.";
  }
  switch (sync.state) {
    case "failed":
      return "The import from Intercom has stopped. Its settings say why, and start it again.";
    case "up_to_date":
      return what === "people"
        ? "Nobody is in Intercom’s Contacts. Whoever comes appears here."
        : "Intercom knows no companies. Those that come appear here.";
    default:
      return what === "people"
        ? "The import from Intercom is running. People appear here as they come."
        : "The import from Intercom is running. Companies follow when everybody has been read.";
  }
}
