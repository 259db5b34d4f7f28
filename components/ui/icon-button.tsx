import type { ComponentProps } from "react";
import { cn } from "#lib/cn.ts";

type IconButtonProps = ComponentProps<"button"> & { label: string };

export function IconButton({ label, type = "button", className, ...props }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      className={cn(
        "hit inline-grid size-(--control-sm) shrink-0 place-items-center rounded-md text-text-3 transition-colors hover:bg-hover hover:text-text active:bg-pressed",
        className,
      )}
      {...props}
    />
  );
}
