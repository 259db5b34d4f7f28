import http from "node:http";
import https from "node:https";

export type PostResult = { status: number | null; error: string | null; durationMs: number };

export type PostRequest = {
  method: "POST" | "HEAD";
  url: string;
  bytes: Buffer;
  headers: Record<string, string>;
  timeoutMs: number;
};

/** One request on a connection of its own: a kept-alive one could die under a retry being tested. */
export function postOnce(post: PostRequest): Promise<PostResult> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const finish = (status: number | null, error: string | null) =>
      resolve({ status, error, durationMs: Math.round(performance.now() - startedAt) });
    const client = post.url.startsWith("https:") ? https : http;
    const length = { "content-length": String(post.bytes.length) };
    const request = client.request(post.url, {
      method: post.method,
      agent: false,
      headers: { ...post.headers, ...length },
      signal: AbortSignal.timeout(post.timeoutMs),
    });
    request.on("error", (error) => finish(null, failureOf(error, post.timeoutMs)));
    request.on("response", (response) => {
      response.on("error", (error) => finish(null, failureOf(error, post.timeoutMs)));
      response.on("end", () => finish(response.statusCode ?? null, null));
      response.resume();
    });
    request.end(post.bytes);
  });
}

function failureOf(error: Error, timeoutMs: number): string {
  if (error.name === "AbortError" || error.name === "TimeoutError") {
    return `no answer within ${timeoutMs} ms`;
  }
  return "code" in error ? String(error.code) : error.message;
}
