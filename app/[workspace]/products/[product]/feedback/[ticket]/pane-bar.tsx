import { CopyLink } from "./copy-link.tsx";
import { Neighbours } from "./neighbours.tsx";

type PaneBarProps = { ticketId: string; previous: string | null; next: string | null };

/** Over the ticket beside the list; elsewhere the page's own bar has all this. */
export function PaneBar({ ticketId, ...ways }: PaneBarProps) {
  return (
    <div className="flex h-(--bar-sub) shrink-0 items-center justify-between border-b ps-6 pe-3 max-xl:hidden">
      <CopyLink ticketId={ticketId} />
      <Neighbours {...ways} />
    </div>
  );
}
