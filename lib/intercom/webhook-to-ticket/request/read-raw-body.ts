import { largestBodyBytes } from "#lib/intercom/webhook-to-ticket/receive-webhook.ts";

/** Reads at most 5 MB and no further, whatever length was announced. */
export async function readRawBody(
  stream: AsyncIterable<Uint8Array>,
  announcedBytes: number,
): Promise<Buffer | "too_large" | "aborted"> {
  if (announcedBytes > largestBodyBytes) return "too_large";
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = stream[Symbol.asyncIterator]();
  try {
    for (let next = await reader.next(); !next.done; next = await reader.next()) {
      bytes += next.value.byteLength;
      if (bytes > largestBodyBytes) return "too_large";
      chunks.push(next.value);
    }
  } catch {
    return "aborted";
  }
  return Buffer.concat(chunks, bytes);
}
