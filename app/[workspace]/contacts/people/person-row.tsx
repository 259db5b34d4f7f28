"use client";
import {
  Cell,
  NameCell,
  onWide,
  onWider,
  onWidest,
  rowLinkLooks,
  rowLooks,
} from "#app/[workspace]/contacts/table.tsx";
import type { Viewer } from "#app/current-viewer.ts";
import { AppLink } from "#components/ui/app-link.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { PersonRow as Person } from "#lib/contacts/list/list-people.ts";
import type { PeopleColumn } from "./people-columns.ts";

type PersonRowProps = {
  person: Person;
  workspace: string;
  viewer: Viewer;
  columns: PeopleColumn[];
};

/** Made in the browser too, so that a page holds each person once and not once more as the row that they become. */
export function PersonRow({ person, workspace, viewer, columns }: PersonRowProps) {
  const has = (column: PeopleColumn) => columns.includes(column);
  return (
    <tr className={rowLooks}>
      <NameCell>
        <Who person={person} href={`/${workspace}/contacts/${person.id}`} />
      </NameCell>
      {has("email") && (
        <Cell className={onWide}>
          <Email email={person.email} />
        </Cell>
      )}
      {has("company") && (
        <Cell className={onWider}>
          <Company person={person} workspace={workspace} />
        </Cell>
      )}
      {has("role") && <Cell className={onWidest}>{person.role === "lead" ? "Lead" : "User"}</Cell>}
      {has("tickets") && (
        <Cell className={onWide} isNumber>
          {person.tickets > 0 ? person.tickets.toLocaleString("en") : nothing}
        </Cell>
      )}
      {has("added") && (
        <Cell className={onWidest} isNumber>
          <RelativeTime value={person.createdAt} form="bare" {...viewer} />
        </Cell>
      )}
      {has("seen") && (
        <Cell isNumber>
          {person.lastSeenAt ? (
            <RelativeTime value={person.lastSeenAt} form="bare" {...viewer} />
          ) : (
            nothing
          )}
        </Cell>
      )}
    </tr>
  );
}

const nothing = <span className="text-text-3">–</span>;

function Who({ person, href }: { person: Person; href: string }) {
  const { id, name, isNamed, email, isGone, isPossibleDuplicate } = person;
  return (
    <div className="flex min-w-0 items-center gap-3">
      <Avatar name={isNamed ? name : null} id={id} size={24} />
      <div className="flex min-w-0 flex-1 items-center gap-x-2 gap-y-0.5 max-md:flex-wrap">
        <AppLink href={href} className={`${rowLinkLooks} max-md:basis-full`}>
          <bdi>{name}</bdi>
        </AppLink>
        {isPossibleDuplicate && (
          <AppLink href={`${href}#duplicates`} className="relative z-1 flex">
            <Badge tone="warning">Possible duplicate</Badge>
          </AppLink>
        )}
        {isGone && (
          <Badge tone="neutral" plain>
            No longer in Intercom
          </Badge>
        )}
        <span className="min-w-0 basis-full truncate text-12 text-text-3 md:hidden">
          <Email email={email} />
        </span>
      </div>
    </div>
  );
}

function Email({ email }: { email: string | null }) {
  return email ? <bdi title={email}>{email}</bdi> : <span className="text-text-3">No e-mail</span>;
}

type CompanyProps = { person: Person; workspace: string };

function Company({ person: { company, companies }, workspace }: CompanyProps) {
  if (!company) return nothing;
  return (
    <>
      <AppLink
        href={`/${workspace}/companies/${company.id}`}
        title={company.name}
        className="relative z-1 hover:underline hover:underline-offset-3"
      >
        <bdi>{company.name}</bdi>
      </AppLink>
      {companies > 1 && <span className="text-text-3"> +{companies - 1}</span>}
    </>
  );
}
