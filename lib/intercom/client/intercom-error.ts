export type IntercomErrorKind =
  | "unauthorized"
  | "permission"
  | "not_found"
  | "gone"
  | "rate_limited"
  | "plan_restricted"
  | "unavailable";

type Details = {
  status?: number | null;
  retryAt?: Date | null;
  permission?: string | null;
  mergedInto?: string | null;
  cause?: unknown;
};

/**
 * The one error of every call to Intercom. `message` is a sentence for people and holds nothing of the answer's body.
 * `permission` is the label to tick in Intercom's Developer Hub; `mergedInto` the id of the contact that stands for one
 * that is gone.
 */
export class IntercomError extends Error {
  readonly kind: IntercomErrorKind;
  readonly status: number | null;
  readonly retryAt: Date | null;
  readonly permission: string | null;
  readonly mergedInto: string | null;

  constructor(kind: IntercomErrorKind, message: string, details: Details = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "IntercomError";
    this.kind = kind;
    this.status = details.status ?? null;
    this.retryAt = details.retryAt ?? null;
    this.permission = details.permission ?? null;
    this.mergedInto = details.mergedInto ?? null;
  }
}

/** Intercom does not have it any more. */
export function isGone(error: unknown): boolean {
  return error instanceof IntercomError && ["not_found", "gone"].includes(error.kind);
}
