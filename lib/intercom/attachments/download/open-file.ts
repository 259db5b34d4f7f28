import { lookup } from "node:dns";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { isFileHost, isReplacement } from "#lib/intercom/attachments/file-hosts.ts";
import { DownloadError } from "./download-error.ts";
import { isPublicAddress } from "./is-public-address.ts";

/**
 * The only place in Timebook that opens a connection for an address out of somebody's message. The host is checked
 * here, and what its name leads to at the very moment of connecting, so that no later answer of the DNS counts.
 */
export function openFile(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
  if (!isFileHost(url)) {
    throw new DownloadError("It is on a server outside Intercom", { isFinal: true });
  }
  const { get } = url.protocol === "https:" ? https : http;
  const headers = { Accept: "*/*", "Accept-Encoding": "identity" };
  const options = { agent: false, headers, signal };
  const guarded = isReplacement(url) ? options : { ...options, lookup: lookupPublic };
  return new Promise((resolve, reject) => {
    get(url, guarded, resolve).on("error", (cause) => {
      const refused = cause instanceof DownloadError;
      reject(refused ? cause : new DownloadError("Intercom’s server could not be reached"));
    });
  });
}

/** Fails where a name leads anywhere but to the open internet. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    const isSafe =
      addresses.length > 0 && addresses.every(({ address }) => isPublicAddress(address));
    if (isSafe) return callback(null, addresses);
    callback(new DownloadError("Its server’s name leads into a private network"), []);
  });
};
