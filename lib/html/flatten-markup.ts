import { isBreak, isKnown } from "./tags.ts";

// Beyond these the rest is left out, or its markup. Nobody writes such a message by hand.
const maxTextLength = 400_000;
const maxTagsRead = 40_000;
const maxTagsKept = 4_000;
const maxAddressLength = 8_192;
const tagStart = /<\/?([a-z][^\s/>]*)/iy;
const attribute = /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;
const passedOver = /[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?/y;
const skipped = ["script", "style", "title"];

type Source = { raw: string; absent: Set<string> };
type Tag = { markup: string; step: 1 | 0 | -1; end: number };
type Flat = {
  parts: string[];
  textLength: number;
  tagsRead: number;
  tagsKept: number;
  depth: number;
};

/**
 * Rewrites any HTML in linear time as a few thousand tags without attributes that do not matter:
 * the library behind would need minutes for some hundred thousand nested elements.
 * It makes nothing safe; that is the work of those who come after it.
 */
export function flattenMarkup(raw: string): { markup: string; cut: boolean } {
  const source: Source = { raw, absent: new Set() };
  const flat: Flat = { parts: [], textLength: 0, tagsRead: 0, tagsKept: 0, depth: 0 };
  let at = 0;
  while (at < raw.length && flat.textLength < maxTextLength && flat.tagsRead < maxTagsRead) {
    const tag = raw[at] === "<" ? readTag(source, at, isFull(flat)) : null;
    if (tag) addTag(flat, tag);
    at = tag ? tag.end : addText(flat, raw, at);
  }
  return { markup: flat.parts.join(""), cut: at < raw.length };
}

function addText(flat: Flat, raw: string, at: number): number {
  const next = raw.indexOf("<", at + 1);
  const end = Math.min(next < 0 ? raw.length : next, at + maxTextLength - flat.textLength);
  const text = raw.slice(at, end).replace("<", "&lt;");
  flat.parts.push(text);
  flat.textLength += text.length;
  return end;
}

function isFull({ tagsKept }: Flat): boolean {
  return tagsKept >= maxTagsKept;
}

function addTag(flat: Flat, tag: Tag): void {
  flat.tagsRead++;
  if (tag.markup === "" || flat.depth + tag.step < 0) return;
  const full = isFull(flat) && tag.step >= 0;
  flat.parts.push(full ? " " : tag.markup);
  if (full) return;
  flat.depth += tag.step;
  if (tag.step >= 0) flat.tagsKept++;
}

function readTag(source: Source, at: number, isBare: boolean): Tag | null {
  const { raw } = source;
  if (raw.startsWith("<!--", at)) {
    const end = find(source, "-->", at + 2);
    if (end >= 0) return nothingUntil(end + 3);
  }
  if (raw[at + 1] === "!" || raw[at + 1] === "?") return nothingUntil(afterTag(source, at));
  tagStart.lastIndex = at;
  const name = tagStart.exec(raw)?.[1]?.toLowerCase();
  if (name === undefined) return null;
  const closing = raw[at + 1] === "/";
  const { kept, end } = readAttributes(source, tagStart.lastIndex, isBare ? null : wantedOf(name));
  if (skipped.includes(name) && !closing) return nothingUntil(endOfContent(source, name, end));
  if (!isKnown(name) || (closing && isBreak(name))) return nothingUntil(end);
  if (closing) return { markup: `</${name}>`, step: -1, end };
  return { markup: `<${name}${kept}>`, step: isBreak(name) ? 0 : 1, end };
}

function nothingUntil(end: number): Tag {
  return { markup: "", step: 0, end };
}

function wantedOf(tag: string): RegExp | null {
  if (tag === "a") return /^href$/i;
  return tag === "img" ? /^(?:alt|src|position)$/i : null;
}

function readAttributes(source: Source, from: number, wanted: RegExp | null) {
  if (!wanted) return { kept: "", end: afterTag(source, passOver(source, from)) };
  const kept = new Map<string, string>();
  attribute.lastIndex = from;
  let end = from;
  for (let match = attribute.exec(source.raw); match; match = attribute.exec(source.raw)) {
    end = attribute.lastIndex;
    const [, name = "", double, single, bare] = match;
    if (!wanted.test(name) || kept.has(name.toLowerCase())) continue;
    const value = double ?? single ?? bare ?? "";
    const escaped = value.replaceAll('"', "&quot;").replaceAll("<", "&lt;");
    kept.set(name.toLowerCase(), value.length > maxAddressLength ? "" : escaped);
  }
  const list = [...kept].map(([name, value]) => ` ${name}="${value}"`).join("");
  return { kept: list, end: afterTag(source, end) };
}

function passOver({ raw }: Source, from: number): number {
  let end = from;
  passedOver.lastIndex = from;
  while (passedOver.test(raw)) end = passedOver.lastIndex;
  return end;
}

function endOfContent(source: Source, name: string, from: number): number {
  if (source.absent.has(name)) return from;
  const end = new RegExp(`</${name}(?=[\\s/>])`, "gi");
  end.lastIndex = from;
  const match = end.exec(source.raw);
  if (!match) source.absent.add(name);
  return match ? match.index : from;
}

function afterTag(source: Source, from: number): number {
  const close = find(source, ">", from);
  return close < 0 ? source.raw.length : close + 1;
}

// What was once searched for to the end in vain is not searched for again.
function find(source: Source, needle: string, from: number): number {
  if (source.absent.has(needle)) return -1;
  const index = source.raw.indexOf(needle, from);
  if (index < 0) source.absent.add(needle);
  return index;
}
