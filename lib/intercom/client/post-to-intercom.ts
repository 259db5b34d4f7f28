import { apiUrl, type IntercomRegion } from "#lib/intercom/regions.ts";
import { boundedFetch } from "./bounded-fetch.ts";
import { IntercomError } from "./intercom-error.ts";
import { refusalOf } from "./refusal-of.ts";

type Post = {
  region: IntercomRegion;
  path: "/auth/eagle/token" | "/auth/uninstall";
  token?: string;
  form?: Record<string, string>;
};

const timeoutMs = 10_000;

/** The two calls that the client library does not have. Throws IntercomError. */
export async function postToIntercom({ region, path, token, form }: Post): Promise<unknown> {
  const headers = new Headers({ Accept: "application/json" });
  if (token !== undefined) headers.set("Authorization", `Bearer ${token}`);
  if (form === undefined) headers.set("Content-Type", "application/json");
  const response = await sent(`${apiUrl(region)}${path}`, {
    method: "POST",
    headers,
    body: form === undefined ? null : new URLSearchParams(form),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const body = parsed(await response.text());
  if (response.ok) return body;
  const { status, headers: answered } = response;
  throw refusalOf({ status, headers: answered, body, permission: "Read one admin" });
}

async function sent(url: string, init: RequestInit): Promise<Response> {
  try {
    return await boundedFetch(url, init);
  } catch (error) {
    if (error instanceof IntercomError) throw error;
    // The cause is left out: it may quote the request, and the request holds the secret.
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
