import { apiUrl, type IntercomRegion } from "#lib/intercom/regions.ts";
import { boundedFetch } from "./bounded-fetch.ts";
import { IntercomError } from "./intercom-error.ts";
import { refusalOf } from "./refusal-of.ts";

type Get = {
  region: IntercomRegion;
  token: string;
  path: string;
  /** What is null is left out. */
  query?: Record<string, string | null>;
  /** What a search looks for, which Intercom takes by POST. */
  body?: object;
  /** What Intercom calls the permission that this needs. */
  permission: string;
  timeoutMs?: number;
  /** Told of every answer, refusals too, before this resolves: with the headers that pace the calls. */
  onAnswer?: (answer: { status: number; headers: Headers }) => Promise<void>;
};

/**
 * One GET, or a search, without the client library, whose page iterators are broken and which hides the rate-limit headers.
 * Throws IntercomError.
 */
export async function getFromIntercom(get: Get): Promise<unknown> {
  const { region, token, path, query = {}, body, permission, timeoutMs = 30_000, onAnswer } = get;
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === null ? [] : [[name, value]],
  );
  const search = new URLSearchParams(given);
  const response = await sent(`${apiUrl(region)}${path}${search.size > 0 ? `?${search}` : ""}`, {
    headers: {
      Accept: "application/json",
      Authorization: `Bearer ${token}`,
      "Intercom-Version": "2.16",
      ...(body && { "Content-Type": "application/json" }),
    },
    ...(body && { method: "POST", body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const { status, headers } = response;
  await onAnswer?.({ status, headers });
  const text = await response.text();
  if (!response.ok) throw refusalOf({ status, headers, body: parsed(text), permission });
  const answer = parsed(text);
  if (typeof answer === "object" && answer !== null) return answer;
  throw new IntercomError("unavailable", "Intercom’s answer was not understood", { status });
}

async function sent(url: string, init: RequestInit): Promise<Response> {
  try {
    return await boundedFetch(url, init);
  } catch (error) {
    if (error instanceof IntercomError) throw error;
    if (error instanceof DOMException && error.name === "TimeoutError") {
      throw new IntercomError("unavailable", "Intercom did not answer in time");
    }
    throw new IntercomError("unavailable", "Intercom could not be reached");
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
