import { ArrowLeft } from "lucide-react";
import { restoreTicket } from "#app/[workspace]/products/[product]/feedback/actions.ts";
import {
  feedbackPath,
  type Place,
} from "#app/[workspace]/products/[product]/feedback/feedback-path.ts";
import type { Viewer } from "#app/current-viewer.ts";
import { NavigatorButton } from "#components/shell/navigator-button.tsx";
import { AppLink } from "#components/ui/app-link.tsx";
import { Form } from "#components/ui/form.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { isAdmin, type Member } from "#lib/auth/member.ts";

type DeletedTicketProps = {
  member: Member;
  place: Place;
  ticketId: string;
  deletedBy: string | null;
  deletedAt: Date;
  viewer: Viewer;
};

export function DeletedTicket(props: DeletedTicketProps) {
  const { member, place, ticketId, deletedBy, deletedAt, viewer } = props;
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
          {isAdmin(member) ? (
            <Form action={restoreTicket} workspace={place.workspace} fields={{ ticketId }}>
              <SubmitButton variant="secondary" busyLabel="Restoring">
                Restore
              </SubmitButton>
            </Form>
          ) : (
            <p className="text-text-2">An owner or admin can restore it.</p>
          )}
        </div>
      </article>
    </div>
  );
}
