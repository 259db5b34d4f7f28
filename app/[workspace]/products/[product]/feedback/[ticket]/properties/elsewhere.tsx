import { notFound, permanentRedirect, redirect } from "next/navigation";
import { DeletedTicket } from "#app/[workspace]/products/[product]/feedback/[ticket]/deleted-ticket.tsx";
import {
  feedbackPath,
  type Place,
} from "#app/[workspace]/products/[product]/feedback/feedback-path.ts";
import { currentViewer } from "#app/current-viewer.ts";
import type { Member } from "#lib/auth/member.ts";
import { findAddress } from "#lib/feedback/ticket/find-address.ts";

type ElsewhereProps = {
  member: Member;
  place: Place;
  ticketId: string;
  isArchived: boolean;
};

/** At the ID of no ticket: to where it was moved or merged, what became of it, or nothing. */
export async function Elsewhere(props: ElsewhereProps) {
  const { member, place, ticketId, isArchived } = props;
  const address = await findAddress(member, { productKey: place.productKey, ticketId });
  if (!address) notFound();
  if (address.is === "deleted") {
    const viewer = await currentViewer();
    return <DeletedTicket {...{ member, place, isArchived, viewer, ...address }} />;
  }
  const { workspace } = place;
  const search = new URLSearchParams(feedbackPath(place).split("?")[1]);
  if (address.is === "merged") search.set("merged", ticketId);
  const path = `/${workspace}/products/${address.productKey}/feedback/${address.ticketId}` as const;
  if (address.is === "merged") redirect(`${path}?${search}`);
  permanentRedirect(search.size > 0 ? `${path}?${search}` : path);
}
