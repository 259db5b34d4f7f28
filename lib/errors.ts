export type AppErrorCode =
  | "not_found"
  | "forbidden"
  | "unauthenticated"
  | "conflict"
  | "bad_request"
  | "unavailable";

/** A refusal that the door turns into a response; the message may be shown to the person who asked. */
export class AppError extends Error {
  readonly code: AppErrorCode;

  constructor(code: AppErrorCode, message: string = code, options?: ErrorOptions) {
    super(message, options);
    this.name = "AppError";
    this.code = code;
  }
}

type Change = { field: string; theirs: string; by: string | null };

/**
 * Somebody changed `field` since it was shown to the person who wants to change it now. `theirs` is what it is, as a
 * form would send it; `by` is who made it so, if that is known.
 */
export class ChangedMeanwhile extends AppError {
  readonly change: Change;

  constructor(change: Change) {
    super("conflict", `${change.by ?? "Somebody"} changed this meanwhile.`);
    this.name = "ChangedMeanwhile";
    this.change = change;
  }
}
