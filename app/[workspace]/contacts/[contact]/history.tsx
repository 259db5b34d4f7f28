import type { Viewer } from "#app/current-viewer.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { PersonView } from "#lib/contacts/find-person.ts";

type Change = PersonView["changes"][number];
type HistoryProps = { changes: Change[]; viewer: Viewer };

export function History({ changes, viewer }: HistoryProps) {
  if (changes.length === 0) {
    return (
      <EmptyState title="No changes yet">
        What changes here or in Intercom from now on is listed here.
      </EmptyState>
    );
  }
  return (
    <ol aria-label="Changes">
      {changes.map((change) => (
        <li
          key={change.id}
          className="flex min-w-0 items-baseline justify-between gap-4 border-b px-2 py-2.5"
        >
          <span className="min-w-0 text-text-2 [overflow-wrap:anywhere]">
            <Sentence {...change} />
          </span>
          <RelativeTime
            value={change.happenedAt}
            form="bare"
            className="shrink-0 text-12 text-text-3"
            {...viewer}
          />
        </li>
      ))}
    </ol>
  );
}

const fields: Record<string, string> = {
  name: "name",
  email: "e-mail",
  phone: "phone",
  role: "role",
  standing: "standing",
  companies: "companies",
  externalId: "external id",
  ownerId: "owner",
  customAttributes: "custom attributes",
};

const events: Record<string, string> = {
  created: "added this person",
  deleted: "deleted this person",
  restored: "restored this person",
  merged: "merged another into this person",
  unmerged: "undid the merge with",
};

function Sentence({ what, before, after, actorName }: Change) {
  const who = <Strong>{actorName ?? "Intercom"}</Strong>;
  if (before && (what === "merged" || what === "unmerged")) {
    return (
      <>
        {who} {what === "merged" ? "merged this person into" : "undid the merge into"}{" "}
        <Strong>{before}</Strong>
      </>
    );
  }
  const event = events[what];
  if (event) {
    return (
      <>
        {who} {event}
        {after && (
          <>
            : <Strong>{after}</Strong>
          </>
        )}
      </>
    );
  }
  return (
    <>
      {who} {after ? "changed" : "removed"} the {fields[what] ?? what}
      {before && (
        <>
          {after && " from"} <Strong>{before}</Strong>
        </>
      )}
      {after && (
        <>
          {" to "}
          <Strong>{after}</Strong>
        </>
      )}
    </>
  );
}

function Strong({ children }: { children: string }) {
  return (
    <em className="font-medium text-text not-italic">
      <bdi>{children}</bdi>
    </em>
  );
}
