import { env } from "#lib/env.ts";

// intercom.com/help, "Using Intercom with Content Security Policy", img-src and media-src; the last from its OpenAPI file.
const hosts = new Set([
  "downloads.intercomcdn.com",
  "downloads.intercomcdn.eu",
  "downloads.au.intercomcdn.com",
  "uploads.intercomusercontent.com",
  "gifs.intercomcdn.com",
]);
const attachmentHost =
  /^(?:[a-z0-9-]+\.)*(?:intercom-attachments(?:-[1-9])?\.com|intercom-attachments\.eu)$/;

/** Whether a file may be fetched from there: from Intercom, by https, and in the way it writes its own links. */
export function isFileHost(url: URL): boolean {
  if (url.username || url.password) return false;
  if (isReplacement(url)) return true;
  if (url.protocol !== "https:" || url.port !== "") return false;
  return hosts.has(url.hostname) || attachmentHost.test(url.hostname);
}

/** The Intercom of a demo or a test, the only one that may be on this machine. */
export function isReplacement({ origin }: URL): boolean {
  const { intercomApiUrl } = env();
  return intercomApiUrl !== null && URL.parse(intercomApiUrl)?.origin === origin;
}
