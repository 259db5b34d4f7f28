"use client";

import { use, useId } from "react";
import { FormContext } from "./form-context.ts";

type FieldQuestion = { id?: string; name: string; error?: string; help?: unknown };

/** What the surrounding form says about one field: its error, and the value it was sent with. */
export function useField({ id, name, error, help }: FieldQuestion) {
  const ownId = useId();
  const state = use(FormContext);
  const fieldId = id ?? ownId;
  const problem = error ?? (state.ok ? undefined : state.errors?.[name]);
  const about = problem ? `${fieldId}-error` : help ? `${fieldId}-help` : undefined;
  return {
    id: fieldId,
    problem,
    sentValue: state.ok ? undefined : state.values?.[name],
    aria: {
      "aria-invalid": problem ? true : undefined,
      "aria-describedby": about,
    } as const,
  };
}
