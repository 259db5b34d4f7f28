"use server";
import type { FormState } from "#lib/form-state.ts";
export async function saveView(_s: FormState, _f: FormData): Promise<FormState> {
  return { ok: true };
}
export async function deleteView(_s: FormState, _f: FormData): Promise<FormState> {
  return { ok: true };
}
