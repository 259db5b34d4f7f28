import type { z } from "zod";
import type { FormState } from "#lib/form-state.ts";

export type FormInput = Record<string, FormDataEntryValue | FormDataEntryValue[]>;

/** A field given once is a scalar, one given again an array: a schema for a scalar refuses it. */
export function readForm(form: FormData): FormInput {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith("$ACTION"));
  return Object.fromEntries(
    names.map((name) => {
      const all = form.getAll(name);
      const [first] = all;
      return [name, all.length === 1 && first !== undefined ? first : all];
    }),
  );
}

/** What was typed, to be shown again; never a secret. */
export function keptValues(input: FormInput): Record<string, string> {
  return Object.fromEntries(
    Object.entries(input).flatMap(([name, value]) =>
      typeof value === "string" && !/password|token|secret/i.test(name) ? [[name, value]] : [],
    ),
  );
}

export function invalidForm(error: z.ZodError, input: FormInput): FormState {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) {
    errors[issue.path.map(String)[0] ?? "form"] ??= issue.message;
  }
  return { ok: false, errors, values: keptValues(input), at: Date.now() };
}
