import { readInboxQuery, writeInboxQuery } from "#lib/feedback/inbox/inbox-query.ts";

/** Without what says nothing of the inbox, as the page that somebody was on; the same inbox is always the same text. */
export function cleanAddress(search: string): string {
  return writeInboxQuery(readInboxQuery(new URLSearchParams(search)));
}
