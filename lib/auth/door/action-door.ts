import { refresh } from "next/cache";
import { headers } from "next/headers";
import { forbidden, notFound, unauthorized, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { setStatus } from "#lib/answer-status.ts";
import { AppError, ChangedMeanwhile } from "#lib/errors.ts";
import type { FormState } from "#lib/form-state.ts";
import { log } from "#lib/log.ts";
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
      unstable_rethrow(error);
      return error instanceof AppError ? await refusal(error, input) : failed(error, input);
    }
  };
}

function answered(state: FormState, input: FormInput): FormState {
  return state.ok
    ? { ...state, at: Date.now() }
    : { values: keptValues(input), ...state, at: Date.now() };
}

async function refusal(error: AppError, input: FormInput): Promise<FormState> {
  if (error.code === "unauthenticated") return signedOut(input);
  if (error.code === "unavailable") return kept(503, error.message, input);
  // All around the form, too, the page shows what is true by now.
  refresh();
  if (error.code === "forbidden") forbidden();
  if (error.code === "not_found") notFound();
  const state = { ok: false, values: keptValues(input), at: Date.now() };
  if (!(error instanceof ChangedMeanwhile)) return { ...state, message: error.message };
  setStatus(409);
  return { ...state, conflict: error.change };
}

/** Were it thrown, an error page would take the place of the form, with what was typed in it. */
function failed(error: unknown, input: FormInput): FormState {
  log.error({ err: error }, "An action failed");
  const message =
    "Something failed on our side. What you entered is still here: try again in a moment.";
  return kept(500, message, input);
}

function kept(status: number, message: string, input: FormInput): FormState {
  setStatus(status);
  return { ok: false, message, values: keptValues(input), at: Date.now() };
}

/**
 * A page of ours asks for the password in place. Were it thrown, Next would render the page anew into the answer, and
 * so lead to the sign-in page, away from what was typed.
 */
async function signedOut(input: FormInput): Promise<FormState> {
  const asked = await headers();
  // Next forwards what comes from a page without this form, and does not hand back the status.
  const isPage = asked.get("accept") === "text/x-component" && !asked.has("x-action-forwarded");
  if (!isPage || !setStatus(401)) unauthorized();
  const message = "You are signed out, so nothing was saved. What you entered is still here.";
  return { ok: false, signedOut: true, message, values: keptValues(input), at: Date.now() };
}

function unreadable(): FormState {
  return { ok: false, message: "The form could not be read. Reload the page and try again." };
}
