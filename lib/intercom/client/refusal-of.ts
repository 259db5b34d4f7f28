import { z } from "zod";
import { IntercomError } from "./intercom-error.ts";
import { readRetryAt } from "./read-retry-at.ts";

type Answer = { status: number; headers: Headers; body: unknown; permission: string };

const errorList = z.object({ errors: z.array(z.object({ code: z.string() })).min(1) });

/**
 * Status and code decide, never the message, which varies: https://developers.intercom.com/docs/references/rest-api/errors/error-codes
 * `token_unauthorized` is a good token without the permission, whatever the status.
 */
export function refusalOf({ status, headers, body, permission }: Answer): IntercomError {
  const code = errorList.safeParse(body).data?.errors[0]?.code;
  if (code === "token_unauthorized" && (status === 401 || status === 403)) {
    return permissionMissing(status, permission);
  }
  if (status === 401) {
    return new IntercomError("unauthorized", "Intercom no longer accepts the access", { status });
  }
  if (status === 402 || code === "api_plan_restricted") {
    return new IntercomError("plan_restricted", "The Intercom plan does not allow this", {
      status,
    });
  }
  if (status === 403) return permissionMissing(status, permission);
  if (status === 404) {
    return new IntercomError("not_found", "Intercom does not have it any more", { status });
  }
  if (status === 410) {
    const mergedInto = readSurvivor(headers.get("link"));
    return new IntercomError("gone", "It was merged or removed in Intercom", {
      status,
      mergedInto,
    });
  }
  if (status === 429) {
    const retryAt = readRetryAt(headers.get("x-ratelimit-reset"), new Date());
    return new IntercomError("rate_limited", "Intercom’s rate limit is reached", {
      status,
      retryAt,
    });
  }
  return new IntercomError("unavailable", `Intercom answered ${status}`, { status });
}

/** Of a merged contact Intercom answers `Link: </contacts/{id}>; rel="canonical"` (Intercom-OpenAPI 2.16), or with its host. */
function readSurvivor(link: string | null): string | null {
  return /<[^<>]*\/contacts\/([\w-]{1,100})>/.exec(link ?? "")?.[1] ?? null;
}

function permissionMissing(status: number, permission: string): IntercomError {
  const message = `Intercom’s permission “${permission}” is missing`;
  return new IntercomError("permission", message, { status, permission });
}
