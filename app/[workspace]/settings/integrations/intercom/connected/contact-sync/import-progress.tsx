import type { ReactNode } from "react";
import { ProgressBar } from "#components/ui/progress-bar.tsx";

type Props = {
  title: string;
  /** The longest that the title becomes, whose room is kept so that nothing beside it moves. */
  widest?: string;
  beside: ReactNode;
  seen: number;
  total: number | null;
  paused?: boolean;
};

export function ImportProgress({ title, widest = title, beside, seen, total, paused }: Props) {
  return (
    <>
      <div className="mb-2.5 flex items-baseline gap-x-3 tabular-nums max-md:flex-col">
        <p
          id="contact-import"
          data-widest={widest}
          className="font-semibold after:invisible after:block after:h-0 after:overflow-hidden after:content-[attr(data-widest)]"
        >
          {title}
        </p>
        <p className="min-h-5 min-w-0 text-text-3">{beside || "\u00a0"}</p>
      </div>
      <ProgressBar labelledBy="contact-import" value={seen} max={total} paused={paused} />
      <p className="mt-2.5 text-12 text-text-3">
        You can leave this page. The import goes on, and continues where it was after a restart.
      </p>
    </>
  );
}
