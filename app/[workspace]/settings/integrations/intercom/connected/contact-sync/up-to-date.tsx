import { CircleCheck, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Viewer } from "#app/current-viewer.ts";
import { AppLink } from "#components/ui/app-link.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ContactSync } from "#lib/intercom/contact-import/find-contact-sync.ts";
import { count, countHere, differenceWords } from "./import-words.ts";

type Props = { sync: ContactSync; viewer: Viewer; workspace: string; children: ReactNode };

export function UpToDate({ sync, viewer, workspace, children }: Props) {
  return (
    <div className="flex items-start gap-x-4 gap-y-3 max-md:flex-col">
      <div className="grid min-w-0 flex-1 gap-1 tabular-nums">
        <p className="flex gap-2">
          <CircleCheck aria-hidden className="mt-0.5 shrink-0 text-success" />
          <span>
            <span className="font-semibold">Up to date</span> ·{" "}
            <AppLink className="link" href={`/${workspace}/contacts`}>
              {contacts(sync.people)}
            </AppLink>
            {sync.lastChangeAt && (
              <>
                {" "}
                · last change <RelativeTime value={sync.lastChangeAt} {...viewer} />
              </>
            )}
          </span>
        </p>
        <Compared sync={sync} viewer={viewer} />
      </div>
      <div className="max-md:ms-6">{children}</div>
    </div>
  );
}

function Compared({ sync, viewer }: Pick<Props, "sync" | "viewer">) {
  const { intercomPeople, comparedPeople, checkedAt, reasons } = sync;
  if (intercomPeople === null || comparedPeople === null) return null;
  const { known, rest } = differenceWords(intercomPeople, comparedPeople, reasons);
  return (
    <p className="flex gap-2 text-text-3">
      {rest ? (
        <TriangleAlert aria-hidden className="mt-0.5 shrink-0 text-warning" />
      ) : (
        <span aria-hidden className="size-4 shrink-0" />
      )}
      <span>
        Intercom: {count(intercomPeople)} · here: {count(comparedPeople)}
        {known && <> · {known}</>}
        {rest && <span className="font-medium text-warning"> · {rest}</span>}
        {checkedAt && (
          <>
            {" "}
            · checked <RelativeTime value={checkedAt} {...viewer} />
          </>
        )}
      </span>
    </p>
  );
}

function contacts(value: number): string {
  return value === 1 ? "1 contact" : `${countHere(value)} contacts`;
}
