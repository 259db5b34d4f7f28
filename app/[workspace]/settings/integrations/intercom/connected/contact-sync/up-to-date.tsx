import { CircleCheck, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Viewer } from "#app/current-viewer.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ContactSync } from "#lib/intercom/contact-import/find-contact-sync.ts";
import { count, differenceWords } from "./import-words.ts";

type Props = { sync: ContactSync; viewer: Viewer; children: ReactNode };

export function UpToDate({ sync, viewer, children }: Props) {
  return (
    <div className="flex items-start gap-x-4 gap-y-3 max-md:flex-col">
      <div className="grid min-w-0 flex-1 gap-1 tabular-nums">
        <p className="flex gap-2">
          <CircleCheck aria-hidden className="mt-0.5 shrink-0 text-success" />
          <span>
            <span className="font-semibold">Up to date</span> · {contacts(sync.people)}
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

function Compared({ sync, viewer }: Omit<Props, "children">) {
  const { intercomPeople, people, checkedAt } = sync;
  if (intercomPeople === null) return null;
  const difference = differenceWords(intercomPeople, people);
  return (
    <p className="flex gap-2 text-text-3">
      {difference ? (
        <TriangleAlert aria-hidden className="mt-0.5 shrink-0 text-warning" />
      ) : (
        <span aria-hidden className="size-4 shrink-0" />
      )}
      <span>
        Intercom: {count(intercomPeople)} · here: {count(people)}
        {difference && <span className="font-medium text-warning"> · {difference}</span>}
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
  return value === 1 ? "1 contact" : `${count(value)} contacts`;
}
