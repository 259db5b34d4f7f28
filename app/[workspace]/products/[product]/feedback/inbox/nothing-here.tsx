import {
  feedbackPath,
  type Place,
} from "#app/[workspace]/products/[product]/feedback/feedback-path.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { Member } from "#lib/auth/member.ts";
import { findFirstSteps } from "#lib/feedback/inbox/find-first-steps.ts";
import { Watching } from "./watching.tsx";

type NothingHereProps = { member: Member; productId: string; place: Place };

/** There are tickets in the product, but none in this view or on this page of it. */
export async function NothingHere({ member, productId, place }: NothingHereProps) {
  if (place.cursor !== null || place.query.view === "all") {
    const newest = feedbackPath({ ...place, cursor: null });
    return (
      <EmptyState
        title="No older tickets"
        action={<ButtonLink href={newest}>Show newest</ButtonLink>}
      >
        The end of this view is reached.
      </EmptyState>
    );
  }
  const { watching } = await findFirstSteps(member, productId);
  const all = feedbackPath({ ...place, query: { ...place.query, view: "all" } });
  return (
    <EmptyState
      title="Every ticket is done"
      action={<ButtonLink href={all}>Show all tickets</ButtonLink>}
    >
      A conversation tagged in Intercom opens the next one here by itself.
      <Watching tags={watching} />
    </EmptyState>
  );
}
