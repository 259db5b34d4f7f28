import { Download } from "lucide-react";
import { useInbox } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import { buttonLooks } from "#components/ui/button-looks.ts";

/** Exactly what the list shows, as a table. */
export function ExportLink() {
  const { workspace, productKey, search, isAdmin } = useInbox();
  if (!isAdmin) return null;
  const address = new URLSearchParams(search);
  address.set("workspace", workspace);
  return (
    <a
      href={`/api/feedback/${productKey}/csv?${address}`}
      download
      aria-label="Export these tickets as CSV"
      title="Export these tickets as CSV"
      className={buttonLooks({ variant: "ghost", size: "sm" })}
    >
      <Download aria-hidden />
    </a>
  );
}
