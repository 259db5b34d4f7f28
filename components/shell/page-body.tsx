import type { ReactNode } from "react";
import { cn } from "#lib/cn.ts";

const widths = { settings: "max-w-240", product: "max-w-200" };

type PageBodyProps = { width?: keyof typeof widths; children: ReactNode };

export function PageBody({ width = "settings", children }: PageBodyProps) {
  return (
    <div className="relative min-h-0 flex-1 overflow-y-auto overflow-x-hidden">
      <div
        className={cn(
          "mx-auto grid w-full content-start gap-6 px-10 pt-7 pb-16 max-md:px-4 max-md:pt-5 max-md:pb-10 [&>*]:min-w-0",
          widths[width],
        )}
      >
        {children}
      </div>
    </div>
  );
}
