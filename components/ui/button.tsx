import { LoaderCircle } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "#lib/cn.ts";
import { type ButtonLooks, buttonLooks } from "./button-looks.ts";

export type ButtonProps = ComponentProps<"button"> & ButtonLooks & { busy?: boolean };

export function Button({
  variant,
  size,
  busy = false,
  type = "button",
  className,
  children,
  ...props
}: ButtonProps) {
  return (
    <button
      type={type}
      aria-busy={busy || undefined}
      className={cn(buttonLooks({ variant, size }), className)}
      {...props}
    >
      {busy && (
        <LoaderCircle aria-hidden className="size-3.5 animate-spin motion-reduce:animate-none" />
      )}
      {children}
    </button>
  );
}
