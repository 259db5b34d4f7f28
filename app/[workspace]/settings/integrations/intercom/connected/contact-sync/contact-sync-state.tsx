import type { Viewer } from "#app/current-viewer.ts";
import { Banner } from "#components/ui/banner.tsx";
import { formatSoon } from "#components/ui/format-time.ts";
import type { ContactSync } from "#lib/intercom/contact-import/find-contact-sync.ts";
import { ImportProgress } from "./import-progress.tsx";
import { countedOf, countHere, paceWords, people, progressWords } from "./import-words.ts";
import { SyncNowForm } from "./sync-now-form.tsx";
import { UpToDate } from "./up-to-date.tsx";

type Props = { sync: ContactSync; viewer: Viewer; workspace: string; canChange: boolean };

export function ContactSyncState(props: Props) {
  const { sync, viewer, ...may } = props;
  switch (sync.state) {
    case "off":
      return <p className="text-text-3">Off. {staying(sync.people)} as they are.</p>;
    case "importing":
      return sync.failure ? <Paused sync={sync} viewer={viewer} /> : <Importing sync={sync} />;
    case "waiting":
      return <Paused sync={sync} viewer={viewer} />;
    case "failed":
      return <Failed sync={sync} {...may} />;
    case "up_to_date":
      return (
        <UpToDate sync={sync} viewer={viewer} workspace={may.workspace}>
          <SyncNowForm label="Sync now" {...may} />
        </UpToDate>
      );
  }
}

export function staying(count: number): string {
  return count === 1 ? "1 person stays" : `${countHere(count)} people stay`;
}

function Importing({ sync }: { sync: ContactSync }) {
  const { seen, total, phase } = sync;
  const isReading = phase === null || phase === "contacts";
  return (
    <ImportProgress
      title={progressWords(sync)}
      widest={progressWords({ phase, total, seen: total ?? seen })}
      beside={isReading ? paceWords(sync) : `${people(seen)} read`}
      seen={isReading ? seen : (total ?? seen)}
      total={total}
    />
  );
}

/** By Intercom’s rate limit, or until the next try after a failure. */
function Paused({ sync, viewer }: Pick<Props, "sync" | "viewer">) {
  const { waitUntil, failure, seen, total } = sync;
  const until = waitUntil ? ` until ${formatSoon(waitUntil, viewer)}` : "";
  return (
    <ImportProgress
      title={failure ? `Paused${until}` : `Paused by Intercom’s rate limit${until}`}
      beside={failure ? `${failure} · ${countedOf(sync)}` : `${countedOf(sync)} imported`}
      seen={seen}
      total={total}
      paused
    />
  );
}

function Failed({ sync, ...may }: Omit<Props, "viewer">) {
  const { waitUntil, failure, isSweep } = sync;
  const stopped = `The import stopped at ${countedOf(sync)}.`;
  const again = isSweep ? "Retry reads everybody again." : "Retry goes on from there.";
  return (
    <Banner
      tone="danger"
      role="alert"
      title={isSweep ? "What changed in Intercom could not be read." : stopped}
      action={<SyncNowForm label="Retry" {...may} />}
    >
      {failure?.replace(/\.?$/, ".")} Everybody imported so far stays.{" "}
      {waitUntil ? "It is tried again by itself." : again}
    </Banner>
  );
}
