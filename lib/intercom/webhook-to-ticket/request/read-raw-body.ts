import type { Readable } from "node:stream";
import { takePlace } from "./large-bodies.ts";

export type Unread = "too_large" | "incomplete";

const largestBodyBytes = 5 * 1024 * 1024;
const smallBodyBytes = 64 * 1024;
const longestReadMs = 8_000;

/**
 * Reads at most 5 MB and no further, whatever length was announced, and for 8 s at most. What it did not read stays
 * in the connection, which is then good for nothing more.
 */
export function readRawBody(stream: Readable, announcedBytes: number): Promise<Buffer | Unread> {
  if (announcedBytes > largestBodyBytes) return Promise.resolve("too_large");
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    let leavePlace: (() => void) | null = null;
    const finish = (read: Buffer | Unread) => {
      clearTimeout(timer);
      leavePlace?.();
      stream.off("data", take).pause();
      resolve(read);
    };
    const take = (chunk: Uint8Array) => {
      bytes += chunk.byteLength;
      if (bytes > largestBodyBytes) return finish("too_large");
      chunks.push(chunk);
      if (bytes <= smallBodyBytes || leavePlace) return;
      stream.pause();
      leavePlace = takePlace(() => stream.resume());
    };
    const breakOff = () => finish("incomplete");
    const timer = setTimeout(breakOff, longestReadMs);
    stream.on("data", take);
    stream.once("end", () => finish(joined(chunks)));
    stream.once("error", breakOff).once("close", breakOff);
  });
}

function joined(chunks: Uint8Array[]): Buffer {
  const [only] = chunks;
  return only instanceof Buffer && chunks.length === 1 ? only : Buffer.concat(chunks);
}
