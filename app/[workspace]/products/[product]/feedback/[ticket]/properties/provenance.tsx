import type { Viewer } from "#app/current-viewer.ts";
import { formatDateTime, formatExactTime } from "#components/ui/format-time.ts";
import type { Quote, TicketWords } from "#lib/feedback/ticket/read-words.ts";

type ProvenanceProps = {
  ticket: TicketWords;
  quote: Quote | null;
  viewer: Viewer;
  isLater?: boolean;
};

/** "Created from Intercom: feature-request added by Ana Ruiz, 12 May 14:03" */
export function Provenance({ ticket, quote, viewer, isLater }: ProvenanceProps) {
  const created = ticket.activity.find((line) => line.kind === "created");
  const at = isLater && quote ? quote.taggedAt : (created?.happenedAt ?? ticket.receivedAt);
  const time = (
    <time dateTime={at.toISOString()} title={formatExactTime(at, viewer)}>
      {formatDateTime(at, viewer).replace(",", "")}
    </time>
  );
  if (isLater) return <span>Also tagged in Intercom, {time}</span>;
  if (ticket.source === "manual") {
    return (
      <span>
        Created by <bdi>{created?.actorName ?? "hand"}</bdi>, {time}
      </span>
    );
  }
  if (!created?.detail) return <span>Created from Intercom, {time}</span>;
  return (
    <span>
      Created from Intercom:{" "}
      <em className="font-medium text-text-2 not-italic">
        <bdi>{created.detail}</bdi>
      </em>{" "}
      added
      {created.actorName && (
        <>
          {" "}
          by <bdi>{created.actorName}</bdi>
        </>
      )}
      , {time}
    </span>
  );
}
