import { IntercomError } from "./intercom-error.ts";

const largestAnswerBytes = 20 * 1024 * 1024;
// With the connection: what Node brings has no way to bound that alone.
const longestToBeginMs = 10_000;

/**
 * The only place in Timebook that opens a connection to Intercom. It follows no redirect, so a token never
 * travels to another host, wants the answer to begin soon, and reads it to its end under the caller's signal, within a
 * size.
 */
export async function boundedFetch(
  input: Parameters<typeof fetch>[0],
  init?: RequestInit,
): Promise<Response> {
  const response = await begun(input, init);
  const body = await readBounded(response);
  const { status, statusText, headers } = response;
  return new Response(mayHaveBody(status) ? body : null, { status, statusText, headers });
}

async function begun(
  input: Parameters<typeof fetch>[0],
  init: RequestInit = {},
): Promise<Response> {
  const late = new AbortController();
  const timeout = new DOMException("The answer did not begin in time", "TimeoutError");
  const timer = setTimeout(() => late.abort(timeout), longestToBeginMs);
  const signal = AbortSignal.any([late.signal, ...(init.signal ? [init.signal] : [])]);
  try {
    return await fetch(input, { ...init, signal, redirect: "error" });
  } finally {
    clearTimeout(timer);
  }
}

async function readBounded(response: Response): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > largestAnswerBytes) {
      throw new IntercomError("unavailable", "Intercom’s answer was too large", {
        status: response.status,
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function mayHaveBody(status: number): boolean {
  return status !== 204 && status !== 205 && status !== 304;
}
