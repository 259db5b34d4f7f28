import type { Member } from "#lib/auth/member.ts";
import type { TicketView } from "#lib/feedback/ticket/find-ticket.ts";
import { listOthers } from "#lib/feedback/ticket/related/list-others.ts";
import { listSimilar } from "#lib/feedback/ticket/related/list-similar.ts";
import { MergeSimilar } from "./merge-similar.tsx";
import { RelatedList } from "./related-list.tsx";

type RelatedTicketsProps = { member: Member; ticket: TicketView };

export async function RelatedTickets({ member, ticket }: RelatedTicketsProps) {
  const { id, ticketId, customer } = ticket;
  const { contactId, company } = customer;
  const companyId = company?.companyId ?? null;
  const [similar, others] = await Promise.all([
    listSimilar(member, ticket),
    listOthers(member, { id, contactId, companyId }),
  ]);
  const workspace = member.workspaceSlug;
  return (
    <>
      <RelatedList
        title="Similar tickets"
        count={similar.length}
        workspace={workspace}
        tickets={similar.map(({ about, ...other }) => ({
          ...{ ...other, about },
          action: <MergeSimilar {...{ workspace }} ticketId={other.ticketId} into={ticketId} />,
        }))}
      />
      <RelatedList
        title={<>Also from {<bdi>{customer.name ?? "this customer"}</bdi>}</>}
        {...{ ...others.customer, workspace }}
        all={contactId && `/${workspace}/contacts/${contactId}`}
      />
      <RelatedList
        title={<>Others at {<bdi>{company?.name ?? "this company"}</bdi>}</>}
        {...{ ...others.company, workspace }}
        all={companyId && `/${workspace}/companies/${companyId}`}
      />
    </>
  );
}
