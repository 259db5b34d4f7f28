"use client";

import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "#lib/cn.ts";
import { fieldLooks } from "./field-looks.ts";

type SelectOption = { value: string; label: string; disabled?: boolean };

export type SelectProps = Omit<ComponentProps<"select">, "size" | "children"> & {
  options: SelectOption[];
  size?: "md" | "lg";
  submitOnChange?: boolean;
};

export function Select({
  options,
  size,
  submitOnChange,
  className,
  onChange,
  ...props
}: SelectProps) {
  return (
    <div className={cn("relative min-w-0", className)}>
      <select
        className={cn(fieldLooks({ size }), "appearance-none pe-8")}
        onChange={(event) => {
          onChange?.(event);
          if (submitOnChange) event.currentTarget.form?.requestSubmit();
        }}
        {...props}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronsUpDown
        aria-hidden
        className="pointer-events-none absolute end-2.5 top-1/2 size-3.5 -translate-y-1/2 text-text-3"
      />
    </div>
  );
}
