import { MessageSquare, UserRound } from "lucide-react";
import { Named } from "#app/[workspace]/products/[product]/feedback/[ticket]/named.tsx";
import {
  setAssignee,
  setPriority,
  setStatus,
} from "#app/[workspace]/products/[product]/feedback/actions.ts";
import {
  CustomerAvatar,
  namelessCustomer,
} from "#app/[workspace]/products/[product]/feedback/nameless-customer.tsx";
import type { Viewer } from "#app/current-viewer.ts";
import { AppLink } from "#components/ui/app-link.tsx";
import { Avatar, NobodyAvatar } from "#components/ui/avatar.tsx";
import { Chip, TagChip } from "#components/ui/chip.tsx";
import { PriorityIcon } from "#components/ui/priority-icon.tsx";
import { priorityWords } from "#components/ui/priority-words.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { StatusIcon } from "#components/ui/status-icon.tsx";
import { statusWords } from "#components/ui/status-words.ts";
import type { TicketView } from "#lib/feedback/ticket/find-ticket.ts";
import { AddToContacts } from "./add-to-contacts.tsx";
import { Property } from "./property.tsx";
import { PropertyMenu } from "./property-menu.tsx";
import { Snoozed } from "./snoozed.tsx";

type PropertiesProps = {
  ticket: TicketView;
  workspace: string;
  members: { userId: string; name: string }[];
  viewer: Viewer;
};

const statuses = ["todo", "in_progress", "done", "canceled"] as const;
const priorities = ["high", "medium", "low", "none"] as const;

export function Properties({ ticket, workspace, members, viewer }: PropertiesProps) {
  const { ticketId, status, priority, assignee, customer, tags, alsoIn } = ticket;
  const form = { id: ticket.id, workspace, fields: { ticketId } };
  return (
    <dl className="flex flex-wrap items-center gap-x-1.5 gap-y-0.5 @min-[820px]:grid">
      <Property label="Status" isControl>
        <PropertyMenu
          {...form}
          label="Status"
          name="status"
          action={setStatus}
          value={status}
          options={statuses.map((value) => ({
            value,
            label: statusWords[value],
            icon: <StatusIcon status={value} label={null} />,
          }))}
        />
      </Property>
      <Property label="Priority" isControl>
        <PropertyMenu
          {...form}
          label="Priority"
          name="priority"
          action={setPriority}
          value={priority}
          options={priorities.map((value) => ({
            value,
            label: priorityWords[value],
            icon: <PriorityIcon priority={value} label={null} />,
          }))}
        />
      </Property>
      <Property label="Assignee" isControl>
        <PropertyMenu
          {...form}
          label="Assignee"
          name="assignee"
          action={setAssignee}
          value={assignee?.id ?? "nobody"}
          options={[
            { value: "nobody", label: "Unassigned", icon: <NobodyAvatar label="" /> },
            ...members.map(({ userId, name }) => ({
              value: userId,
              label: name,
              icon: <Avatar name={name} id={userId} />,
            })),
          ]}
        />
      </Property>
      <Property label="Customer" onlyBeside={!customer.canBeAdded}>
        <span className="flex min-w-0 items-center gap-1.75">
          <CustomerAvatar customer={customer} />
          <Named
            name={customer.name ?? namelessCustomer(customer)}
            href={customer.contactId && `/${workspace}/contacts/${customer.contactId}`}
          />
        </span>
        {customer.canBeAdded && <AddToContacts workspace={workspace} ticketId={ticketId} />}
      </Property>
      <Property label="Company" onlyBeside>
        {customer.company ? (
          <>
            <Avatar name={customer.company.name} id={customer.company.id} kind="company" />
            <Named
              name={customer.company.name}
              href={
                customer.company.companyId &&
                `/${workspace}/companies/${customer.company.companyId}`
              }
            />
          </>
        ) : (
          <span className="text-text-3">No company</span>
        )}
      </Property>
      {(ticket.customerCount > 1 || ticket.companyCount > 1) && (
        <Property label="Asked by">{behindIt(ticket)}</Property>
      )}
      <Property label="Tags" isNamed={false}>
        {tags.length === 0 && <span className="text-text-3">No tags</span>}
        {tags.map(({ id, name, isDeleted }) =>
          isDeleted ? (
            <Chip key={id} tone="warning">
              <bdi>{name}</bdi>, deleted in Intercom
            </Chip>
          ) : (
            <TagChip key={id} name={name} />
          ),
        )}
      </Property>
      <div aria-hidden className="my-4 hidden border-t @min-[820px]:block" />
      <Property label="Source" onlyBeside>
        {ticket.source === "intercom" ? (
          <MessageSquare aria-hidden className="size-3.5 shrink-0 text-text-3" />
        ) : (
          <UserRound aria-hidden className="size-3.5 shrink-0 text-text-3" />
        )}
        {ticket.source === "intercom" ? "Intercom" : "Manual"}
      </Property>
      <Property label="Received">
        <RelativeTime value={ticket.receivedAt} {...viewer} />
      </Property>
      <Snoozed id={ticket.id} until={ticket.snoozedUntil?.toISOString() ?? ""} viewer={viewer} />
      {alsoIn.length > 0 && (
        <Property label="Also in">
          {alsoIn.map((other) => (
            <AppLink
              key={other.ticketId}
              href={`/${workspace}/products/${other.productKey}/feedback/${other.ticketId}`}
              className="link min-w-0 truncate"
            >
              {other.ticketId}, <bdi>{other.productName}</bdi>
            </AppLink>
          ))}
        </Property>
      )}
    </dl>
  );
}

/** "3 customers · 2 companies" */
function behindIt({ customerCount, companyCount }: TicketView): string {
  const counted = [
    [customerCount, "customer", "customers"],
    [companyCount, "company", "companies"],
  ] as const;
  return counted
    .filter(([count]) => count > 0)
    .map(([count, one, more]) => `${count.toLocaleString("en")} ${count === 1 ? one : more}`)
    .join(" · ");
}
