import type { ReactNode } from "react";
import { cn } from "#lib/cn.ts";

const widths = {
  settings: "mx-auto grid w-full max-w-240 gap-6 px-10 pt-7 pb-16",
  product: "mx-auto grid w-full max-w-200 gap-6 px-10 pt-7 pb-16",
  full: "flex min-h-full flex-col",
};

type PageBodyProps = { width?: keyof typeof widths; children: ReactNode };

export function PageBody({ width = "settings", children }: PageBodyProps) {
  const padded = width !== "full" && "content-start max-md:px-4 max-md:pt-5 max-md:pb-10";
  return (
    <div className="relative min-h-0 flex-1 overflow-y-auto overflow-x-hidden">
      <div className={cn(widths[width], padded, "[&>*]:min-w-0")}>{children}</div>
    </div>
  );
}
