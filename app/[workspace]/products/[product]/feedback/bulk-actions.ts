"use server";
import type { FormState } from "#lib/form-state.ts";
export async function changeMany(_s: FormState, _f: FormData): Promise<FormState> {
  return { ok: true };
}
export async function undoMany(_s: FormState, _f: FormData): Promise<FormState> {
  return { ok: true };
}
