import { Plus } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "#lib/cn.ts";
import { quietItemLooks } from "./navigator/navigator-looks.ts";

export function NewProductTrigger({ className, ...props }: ComponentProps<"button">) {
  return (
    <button
      type="button"
      aria-label="New product"
      title="New product"
      className={cn(quietItemLooks, "mt-1 w-full", className)}
      {...props}
    >
      <Plus aria-hidden />
      <span className="truncate group-data-collapsed/nav:hidden">New product</span>
    </button>
  );
}
