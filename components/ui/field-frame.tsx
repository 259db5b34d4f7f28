import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "#lib/cn.ts";

type FieldFrameProps = {
  id: string;
  label: string;
  hideLabel?: boolean;
  help?: ReactNode;
  error?: string;
  className?: string;
  children: ReactNode;
};

export function FieldFrame({
  id,
  label,
  hideLabel,
  help,
  error,
  className,
  children,
}: FieldFrameProps) {
  return (
    <div className={cn("min-w-0", className)}>
      <label
        htmlFor={id}
        className={cn("mb-1.5 block w-fit font-medium text-13", hideLabel && "sr-only")}
      >
        {label}
      </label>
      {children}
      {error && (
        <p id={`${id}-error`} className="mt-1.5 flex gap-1.5 text-12 text-danger leading-4.5">
          <CircleAlert aria-hidden className="mt-0.5 size-3.5" />
          {error}
        </p>
      )}
      {help && !error && (
        <div id={`${id}-help`} className="mt-1.5 text-12 text-text-3 leading-4.5">
          {help}
        </div>
      )}
    </div>
  );
}
