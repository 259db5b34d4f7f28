"use client";

import type { ComponentProps, ReactNode } from "react";
import { FieldFrame } from "./field-frame.tsx";
import { fieldLooks } from "./field-looks.ts";
import { useField } from "./use-field.ts";

type FieldProps = Omit<ComponentProps<"input">, "name" | "size"> & {
  name: string;
  label: string;
  help?: ReactNode;
  error?: string;
  size?: "md" | "lg";
  hideLabel?: boolean;
};

export function Field({
  name,
  label,
  help,
  error,
  size,
  hideLabel,
  className,
  id,
  defaultValue,
  ...props
}: FieldProps) {
  const field = useField({ id, name, error, help });
  const frame = { id: field.id, label, hideLabel, help, error: field.problem, className };
  return (
    <FieldFrame {...frame}>
      <input
        id={field.id}
        name={name}
        defaultValue={field.sentValue ?? defaultValue}
        className={fieldLooks({ size })}
        {...field.aria}
        {...props}
      />
    </FieldFrame>
  );
}
