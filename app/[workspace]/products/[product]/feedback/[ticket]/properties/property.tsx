import type { ReactNode } from "react";
import { cn } from "#lib/cn.ts";

type PropertyProps = {
  label: string;
  isControl?: boolean;
  /** False where the value says by itself what it is, unless the properties are a column. */
  isNamed?: boolean;
  /** Where the properties stand under the title, the quote already says it. */
  onlyBeside?: boolean;
  children: ReactNode;
};

export function Property({
  label,
  isControl,
  isNamed = !isControl,
  onlyBeside,
  children,
}: PropertyProps) {
  return (
    <div
      className={cn(
        "min-w-0 items-center gap-2 @min-[820px]:grid @min-[820px]:min-h-7.5 @min-[820px]:grid-cols-[80px_minmax(0,1fr)]",
        isControl ? "-ms-2 me-2 @min-[820px]:mx-0" : "me-2",
        onlyBeside ? "hidden" : "flex",
      )}
    >
      <dt
        className={cn(
          "shrink-0 text-12 text-text-3",
          !isNamed && "sr-only @min-[820px]:not-sr-only",
        )}
      >
        {label}
      </dt>
      <dd
        className={cn(
          "flex min-w-0 flex-wrap items-center gap-x-1.75 gap-y-1",
          isControl && "@min-[820px]:-ms-2",
        )}
      >
        {children}
      </dd>
    </div>
  );
}
