import {
  Cell,
  Head,
  NameCell,
  onWide,
  RestoreCell,
  RestoreHead,
  rowLinkLooks,
  rowLooks,
  Table,
} from "#app/[workspace]/contacts/table.tsx";
import {
  CustomerAvatar,
  namelessCustomer,
} from "#app/[workspace]/products/[product]/feedback/nameless-customer.tsx";
import { RestoreTicket } from "#app/[workspace]/products/[product]/feedback/restore-ticket.tsx";
import type { Viewer } from "#app/current-viewer.ts";
import { AppLink } from "#components/ui/app-link.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { DeletedTicket } from "#lib/feedback/inbox/list-deleted.ts";

type DeletedTableProps = {
  tickets: DeletedTicket[];
  workspace: string;
  /** The address of the inbox they were deleted from. */
  inbox: string;
  mayRestore: boolean;
  viewer: Viewer;
};

export function DeletedTable(props: DeletedTableProps) {
  const { tickets, workspace, inbox, mayRestore, viewer } = props;
  return (
    <Table
      label="Deleted tickets"
      heads={
        <>
          <Head>Ticket</Head>
          <Head className={`${onWide} w-[22%]`}>Customer</Head>
          <Head className={`${onWide} w-[18%]`}>Deleted by</Head>
          <Head className={`${mayRestore ? onWide : ""} w-27`} isNumber>
            Deleted
          </Head>
          {mayRestore && <RestoreHead />}
        </>
      }
    >
      {tickets.map(({ id, ticketId, title, customer, deletedBy, deletedAt }) => (
        <tr key={id} className={rowLooks}>
          <NameCell>
            <div className="grid min-w-0">
              <AppLink href={`${inbox}/${ticketId}`} className={rowLinkLooks}>
                <span className="nums me-2.5 font-regular text-12 text-text-3">{ticketId}</span>
                <bdi>{title}</bdi>
              </AppLink>
              <span className="truncate text-12 text-text-3 md:hidden">
                <bdi>{deletedBy ?? "Somebody"}</bdi>
                {", "}
                {deletedAt && <RelativeTime value={deletedAt} {...viewer} />}
              </span>
            </div>
          </NameCell>
          <Cell className={onWide}>
            <span className="flex min-w-0 items-center gap-2">
              <CustomerAvatar customer={customer} size={18} />
              <bdi className="truncate">{customer.name ?? namelessCustomer(customer)}</bdi>
            </span>
          </Cell>
          <Cell className={onWide}>{deletedBy ? <bdi>{deletedBy}</bdi> : "–"}</Cell>
          <Cell className={mayRestore ? onWide : ""} isNumber>
            {deletedAt && <RelativeTime value={deletedAt} form="bare" {...viewer} />}
          </Cell>
          {mayRestore && (
            <RestoreCell>
              <RestoreTicket {...{ workspace, ticketId }} size="sm" isOneOfMany />
            </RestoreCell>
          )}
        </tr>
      ))}
    </Table>
  );
}
