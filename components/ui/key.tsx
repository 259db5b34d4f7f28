import { cn } from "#lib/cn.ts";

/** A key's name on the control that it works on. */
export function Key({ className, children }: { className?: string; children: string }) {
  return (
    <kbd
      aria-hidden
      className={cn(
        "inline-grid h-4.5 min-w-4.5 place-items-center rounded-xs bg-canvas px-1 font-medium font-sans text-11 text-text-3 leading-none inset-ring inset-ring-line-strong",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
