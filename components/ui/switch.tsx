import type { ComponentProps } from "react";
import { cn } from "#lib/cn.ts";

type SwitchProps = Omit<ComponentProps<"button">, "role"> & { checked: boolean; busy?: boolean };

export function Switch({ checked, busy, type = "button", className, ...props }: SwitchProps) {
  return (
    <button
      type={type}
      role="switch"
      aria-checked={checked}
      aria-busy={busy || undefined}
      className={cn(
        "hit h-5 w-8.5 shrink-0 rounded-full bg-control-line transition-colors duration-(--enter) aria-checked:bg-primary disabled:opacity-45",
        "after:absolute after:start-0.5 after:top-0.5 after:size-4 after:rounded-full after:bg-knob after:shadow-sm after:transition-transform after:duration-(--enter)",
        "aria-checked:after:translate-x-3.5 aria-checked:after:bg-on-primary rtl:aria-checked:after:-translate-x-3.5",
        className,
      )}
      {...props}
    />
  );
}
