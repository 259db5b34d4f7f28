import { ArrowLeft } from "lucide-react";
import {
  feedbackPath,
  type Place,
} from "#app/[workspace]/products/[product]/feedback/feedback-path.ts";
import { RestoreTicket } from "#app/[workspace]/products/[product]/feedback/restore-ticket.tsx";
import type { Viewer } from "#app/current-viewer.ts";
import { NavigatorButton } from "#components/shell/navigator/navigator-button.tsx";
import { AppLink } from "#components/ui/app-link.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { isAdmin, type Member } from "#lib/auth/member.ts";

type DeletedTicketProps = {
  member: Member;
  place: Place;
  ticketId: string;
  isArchived: boolean;
  deletedBy: string | null;
  deletedAt: Date;
  viewer: Viewer;
};

export function DeletedTicket(props: DeletedTicketProps) {
  const { member, place, ticketId, isArchived, deletedBy, deletedAt, viewer } = props;
  const inbox = `/${place.workspace}/products/${place.productKey}/feedback`;
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex h-(--bar) shrink-0 items-center justify-between border-b px-3 xl:hidden">
        <AppLink
          href={feedbackPath(place)}
          className="hit flex h-8 items-center gap-1.5 rounded-md px-2 text-text-3 hover:bg-hover hover:text-text"
        >
          <ArrowLeft aria-hidden className="size-4" />
          Back to Feedback
        </AppLink>
        <NavigatorButton />
      </div>
      <article className="grid min-h-0 flex-1 content-start justify-items-center overflow-y-auto px-6 py-16 text-center">
        <h1 className="text-balance font-semibold text-18 tracking-tight [overflow-wrap:anywhere]">
          {ticketId} was deleted by <bdi>{deletedBy ?? "somebody"}</bdi>,{" "}
          <RelativeTime value={deletedAt} {...viewer} />
        </h1>
        <p className="mt-1 max-w-[52ch] text-pretty text-text-3">
          It is in no list. A new trigger tag on its conversation brings it back as it was.
        </p>
        <div className="mt-5">
          {isArchived && (
            <p className="text-text-2">
              Its product is archived. Once that is restored, this ticket can be too.
            </p>
          )}
          {!isArchived && isAdmin(member) && (
            <RestoreTicket workspace={place.workspace} ticketId={ticketId} />
          )}
          {!isArchived && !isAdmin(member) && (
            <p className="text-text-2">An owner or admin can restore it.</p>
          )}
        </div>
        <AppLink href={`${inbox}/deleted`} className="link mt-5">
          All deleted tickets
        </AppLink>
      </article>
    </div>
  );
}
