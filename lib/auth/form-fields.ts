import { z } from "zod";
import { parseEmail } from "./parse-email.ts";
import { passwordProblem } from "./passwords/password-problem.ts";

/** A name that people typed: one line, no control characters. `what` begins the error sentences. */
export function nameField(what: string, maxLength = 80) {
  return z
    .string(`Enter ${what}.`)
    .transform((text) => text.normalize("NFC").replace(/\s+/g, " ").trim())
    .refine((text) => text !== "", `Enter ${what}.`)
    .refine((text) => text.length <= maxLength, `Use at most ${maxLength} characters.`)
    .refine(
      (text) => text.isWellFormed() && !/\p{Cc}/u.test(text),
      "Use letters that can be shown.",
    );
}

const emailProblem = "Enter an e-mail address such as ana@example.com.";

export const emailField = z.string(emailProblem).transform((text, context) => {
  const email = parseEmail(text);
  if (email === null) context.addIssue(emailProblem);
  return email ?? z.NEVER;
});

/** A password that exists already: nothing is asked of it but not to be empty. */
export const passwordField = z.string("Enter your password.").min(1, "Enter your password.");

export const newPasswordField = z.string("Enter a password.").superRefine((password, context) => {
  const problem = passwordProblem(password);
  if (problem) context.addIssue(problem);
});

export const idField = z.guid("This is not an id.");

export const tokenField = z.string().min(1).max(200);
