import { Users } from "lucide-react";
import {
  CustomerAvatar,
  namelessCustomer,
} from "#app/[workspace]/products/[product]/feedback/nameless-customer.tsx";
import type { TicketRow } from "#lib/feedback/inbox/read-tickets.ts";

type WhoProps = Pick<TicketRow, "customer" | "customers">;

export function Who({ customer, customers }: WhoProps) {
  return (
    <>
      <CustomerAvatar customer={customer} size={16} />
      <span className="min-w-0 truncate">
        <bdi className="text-text-2">{customer.name ?? namelessCustomer(customer)}</bdi>
        {customer.company && (
          <>
            {" · "}
            <bdi>{customer.company.name}</bdi>
          </>
        )}
      </span>
      {customers > 1 && <Behind count={customers} />}
    </>
  );
}

/** How many different customers are behind it, where it is not one. */
function Behind({ count }: { count: number }) {
  return (
    <span
      className="nums flex shrink-0 items-center gap-0.75 ps-1"
      title={`${count.toLocaleString("en")} customers`}
    >
      <Users aria-hidden className="size-3" />
      {count.toLocaleString("en")}
      <span className="sr-only">customers</span>
    </span>
  );
}
