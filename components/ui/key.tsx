import { cn } from "#lib/cn.ts";

type KeyProps = { isOnPrimary?: boolean; className?: string; children: string };

/** A key's name on the control that it works on. */
export function Key({ isOnPrimary, className, children }: KeyProps) {
  return (
    <kbd
      aria-hidden
      className={cn(
        "inline-grid h-4.5 min-w-4.5 place-items-center rounded-xs px-1 font-medium font-sans text-11 leading-none inset-ring",
        isOnPrimary
          ? "text-on-primary inset-ring-on-primary/30"
          : "bg-canvas text-text-3 inset-ring-line-strong",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
