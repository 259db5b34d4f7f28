import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { KeepScroll } from "#components/live/keep-scroll.tsx";
import { StepLink } from "#components/ui/step-link.tsx";
import { cn } from "#lib/cn.ts";

type ListFrameProps = {
  label: string;
  /** The address of what is shown. */
  id: string;
  /** Null where there is nothing to filter. */
  filters: ReactNode;
  counted: ReactNode;
  previous: string | null;
  next: string | null;
  children: ReactNode;
};

/** A list of a page's whole height, between its filters and the ways to its other pages. */
export function ListFrame(props: ListFrameProps) {
  const { label, id, filters, counted, previous, next, children } = props;
  return (
    <section aria-label={label} className="flex min-h-0 flex-1 flex-col">
      {filters && (
        <div className="flex min-h-(--bar-sub) shrink-0 items-center gap-4 border-b px-5 py-1.5 max-md:px-4 max-md:py-2.5">
          {filters}
          <p role="status" className="nums min-w-24 shrink-0 text-end text-text-3 max-md:sr-only">
            {counted}
          </p>
        </div>
      )}
      <KeepScroll id={id} className="relative min-h-0 flex-1 overflow-y-auto overflow-x-hidden">
        {children}
      </KeepScroll>
      <div
        className={cn(
          "h-9 shrink-0 items-center justify-end border-t bg-sunken ps-5 pe-4 text-12 text-text-3 max-md:h-12 max-md:justify-between max-md:px-4",
          !previous && !next && "md:hidden",
          filters ? "flex" : "hidden",
        )}
      >
        <span aria-hidden className="nums md:hidden">
          {counted}
        </span>
        {(previous || next) && <Pages previous={previous} next={next} />}
      </div>
    </section>
  );
}

type PagesProps = { previous: string | null; next: string | null };

export function Pages({ previous, next }: PagesProps) {
  return (
    <nav aria-label="Pages" className="flex items-center gap-1">
      <StepLink href={previous} label="Previous page">
        <ChevronLeft aria-hidden className="size-4" />
      </StepLink>
      <StepLink href={next} label="Next page">
        <ChevronRight aria-hidden className="size-4" />
      </StepLink>
    </nav>
  );
}
