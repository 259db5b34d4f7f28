import { safeHref } from "#lib/html/safe-href.ts";
import { mention } from "./mentioned-in.ts";

export type CommentPart =
  | { kind: "text"; text: string }
  /** Without an id: somebody who is no member, or never was. */
  | { kind: "mention"; name: string; userId: string | null }
  | { kind: "link"; text: string; href: string };

const address = /https?:\/\/[^\s<>"“”]{1,2048}/gi;
/** What follows an address in a sentence and is hardly ever its end. */
const afterwards = /[.,:;!?'’»]+$/;

/** A comment piece by piece. Members are called what they are called now, whatever the comment calls them. */
export function partsOf(body: string, members: Map<string, string>): CommentPart[] {
  const parts: CommentPart[] = [];
  let from = 0;
  for (const { 0: whole, 1: written = "", 2: userId = "", index } of body.matchAll(mention)) {
    parts.push(...withLinks(body.slice(from, index)));
    const name = members.get(userId);
    parts.push({ kind: "mention", name: name ?? written, userId: name ? userId : null });
    from = index + whole.length;
  }
  return [...parts, ...withLinks(body.slice(from))];
}

function withLinks(text: string): CommentPart[] {
  const parts: CommentPart[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const written = endOf(found);
    const href = safeHref(written);
    if (!href) continue;
    parts.push(...plain(text.slice(from, index)), { kind: "link", text: written, href });
    from = index + written.length;
  }
  return [...parts, ...plain(text.slice(from))];
}

/** A bracket that was opened before the address is closed after it. */
function endOf(found: string): string {
  let excess = found.split(")").length - found.split("(").length;
  let end = found.replace(afterwards, "");
  while (excess > 0 && end.endsWith(")")) {
    end = end.slice(0, -1).replace(afterwards, "");
    excess -= 1;
  }
  return end;
}

function plain(text: string): CommentPart[] {
  return text === "" ? [] : [{ kind: "text", text }];
}
