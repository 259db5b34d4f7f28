"use client";

import type { ReactNode } from "react";
import { FieldFrame } from "./field-frame.tsx";
import { Select, type SelectProps } from "./select.tsx";
import { useField } from "./use-field.ts";

type SelectFieldProps = Omit<SelectProps, "name"> & {
  name: string;
  label: string;
  help?: ReactNode;
  error?: string;
  hideLabel?: boolean;
};

export function SelectField({
  name,
  label,
  help,
  error,
  hideLabel,
  className,
  id,
  defaultValue,
  ...props
}: SelectFieldProps) {
  const field = useField({ id, name, error, help });
  const frame = { id: field.id, label, hideLabel, help, error: field.problem, className };
  return (
    <FieldFrame {...frame}>
      <Select
        key={field.sentValue}
        id={field.id}
        name={name}
        defaultValue={field.sentValue ?? defaultValue}
        {...field.aria}
        {...props}
      />
    </FieldFrame>
  );
}
