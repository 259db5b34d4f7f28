import { headers } from "next/headers";
import { forbidden, notFound, unauthorized } from "next/navigation";
import type { z } from "zod";
import { AppError } from "#lib/errors.ts";
import type { FormState } from "#lib/form-state.ts";
import { type FormInput, invalidForm, keptValues, readForm } from "./read-form.ts";
import { isSameOrigin } from "./same-origin.ts";

export type Action = (state: FormState, form: FormData) => Promise<FormState>;
export type Answer = Promise<FormState | undefined> | Promise<void>;

/** Who is asking is proven before anything that was sent is looked at. */
export function actionDoor<P, S extends z.ZodType>(
  schema: S,
  prove: (input: FormInput) => Promise<P>,
  fn: (who: P, input: z.output<S>) => Answer,
): Action {
  return async (_state, form) => {
    if (!isSameOrigin(await headers())) forbidden();
    if (!(form instanceof FormData)) return unreadable();
    const input = readForm(form);
    try {
      const who = await prove(input);
      const parsed = schema.safeParse(input);
      if (!parsed.success) return invalidForm(parsed.error, input);
      return answered((await fn(who, parsed.data)) ?? { ok: true }, input);
    } catch (error) {
      if (error instanceof AppError) return refusal(error, input);
      throw error;
    }
  };
}

function answered(state: FormState, input: FormInput): FormState {
  return state.ok
    ? { ...state, at: Date.now() }
    : { values: keptValues(input), ...state, at: Date.now() };
}

function refusal(error: AppError, input: FormInput): FormState {
  if (error.code === "unauthenticated") unauthorized();
  if (error.code === "forbidden") forbidden();
  if (error.code === "not_found") notFound();
  return { ok: false, message: error.message, values: keptValues(input), at: Date.now() };
}

function unreadable(): FormState {
  return { ok: false, message: "The form could not be read. Reload the page and try again." };
}
