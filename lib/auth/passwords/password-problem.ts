import { isCommonPassword } from "./is-common-password.ts";

const minLength = 8;
export const maxLength = 128;

/** Why a password cannot be chosen, in words for the person choosing it; null when it can. */
export function passwordProblem(password: string): string | null {
  const length = [...password.slice(0, 2 * maxLength + 1)].length;
  if (length < minLength) return `Use at least ${minLength} characters.`;
  if (length > maxLength) return `Use at most ${maxLength} characters.`;
  if (!isCommonPassword(password)) return null;
  return "Many people use this password, so it is guessed first. Choose another.";
}
