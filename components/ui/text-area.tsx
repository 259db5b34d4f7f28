"use client";

import type { ComponentProps } from "react";
import { cn } from "#lib/cn.ts";
import { FieldFrame } from "./field-frame.tsx";
import { fieldLooks } from "./field-looks.ts";
import { useField } from "./use-field.ts";

type TextAreaProps = Omit<ComponentProps<"textarea">, "name"> & {
  name: string;
  label: string;
  help?: string;
};

/** It grows with what is typed. */
export function TextArea({ name, label, help, defaultValue, ...props }: TextAreaProps) {
  const field = useField({ name, help });
  return (
    <FieldFrame id={field.id} label={label} help={help} error={field.problem}>
      <textarea
        id={field.id}
        name={name}
        dir="auto"
        defaultValue={field.sentValue ?? defaultValue}
        className={cn(fieldLooks({ size: "text" }), "field-sizing-content max-h-80 min-h-24 py-2")}
        {...field.aria}
        {...props}
      />
    </FieldFrame>
  );
}
