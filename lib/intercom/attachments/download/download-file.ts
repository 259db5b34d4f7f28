import type { IncomingMessage } from "node:http";
import { DownloadError } from "./download-error.ts";
import { openFile } from "./open-file.ts";

const largestBytes = 10 * 1024 * 1024;
const longestMs = 30_000;
const mostRedirects = 3;
const redirects = [301, 302, 303, 307, 308];
const expired = [403, 404, 410];

/** All bytes of a file at Intercom: 10 MB within 30 s at most, however many hops. Throws DownloadError. */
export async function downloadFile(address: string, limitMs = longestMs): Promise<Buffer> {
  const signal = AbortSignal.timeout(limitMs);
  try {
    return await follow(address, signal);
  } catch (error) {
    if (signal.aborted) throw new DownloadError("Intercom’s server did not send it in time");
    throw error;
  }
}

async function follow(address: string, signal: AbortSignal): Promise<Buffer> {
  let url = addressOf(address);
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const response = await openFile(url, signal);
    const { statusCode: status = 0, headers } = response;
    if (status === 200) return readBytes(response);
    response.destroy();
    if (expired.includes(status)) {
      throw new DownloadError("Intercom does not have it any more", { isExpired: true });
    }
    if (!redirects.includes(status)) {
      throw new DownloadError(`Intercom’s server answered ${status}`);
    }
    url = addressOf(headers.location ?? "", url);
  }
  throw new DownloadError("Intercom’s server led from one address to the next");
}

function addressOf(address: string, base?: URL): URL {
  const url = URL.parse(address, base?.href);
  if (url) return url;
  throw new DownloadError("Its address is none", { isFinal: true });
}

async function readBytes(response: IncomingMessage): Promise<Buffer> {
  const tooLarge = new DownloadError("It is larger than 10 MB", { isFinal: true });
  const chunks: Buffer[] = [];
  let size = 0;
  if (Number(response.headers["content-length"]) > largestBytes) {
    response.destroy();
    throw tooLarge;
  }
  try {
    for await (const chunk of response) {
      size += chunk.length;
      if (size > largestBytes) throw tooLarge;
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof DownloadError) throw error;
    throw new DownloadError("Intercom’s server broke off");
  }
  return Buffer.concat(chunks);
}
