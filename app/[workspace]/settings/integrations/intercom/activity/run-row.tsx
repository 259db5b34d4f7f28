import type { Viewer } from "#app/current-viewer.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { RunView } from "#lib/intercom/activity/list-runs.ts";
import { outcomeIcons } from "./delivery-words.tsx";
import { runWords } from "./run-words.ts";

type Props = { run: RunView; viewer: Viewer };

export function RunRow({ run, viewer }: Props) {
  return (
    <li className="flex min-h-10 items-center gap-3 border-t px-5 py-2 last:rounded-b-xl max-md:flex-wrap max-md:gap-y-1">
      {run.endedAt ? outcomeIcons.done : outcomeIcons.waiting}
      <span className="min-w-0 flex-1 text-pretty break-words">{runWords(run)}</span>
      <span className="flex items-center gap-3 text-12 text-text-3 max-md:basis-full max-md:ps-7">
        <span>contact sync</span>
        <RelativeTime
          value={run.endedAt ?? run.startedAt}
          form="bare"
          className="nums min-w-12 md:text-end"
          {...viewer}
        />
      </span>
    </li>
  );
}
