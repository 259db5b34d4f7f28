import sanitizeHtml from "sanitize-html";
import { buildTree } from "./html/build-tree.ts";
import { cutText } from "./html/cut-text.ts";
import { flattenMarkup } from "./html/flatten-markup.ts";
import type { HtmlNode } from "./html/html-node.ts";
import type { InlineImage } from "./html/inline-image.ts";
import { type Picture, placeImages } from "./html/place-images.ts";
import { readMarkup } from "./html/read-markup.ts";
import { knownTags } from "./html/tags.ts";
import { escapeHtml, writeHtml } from "./html/write-html.ts";
import { writeText } from "./html/write-text.ts";

// What is longer is cut before anything looks at it, so that no body can cost more than this much.
const longestMarkup = 2 * 1024 * 1024;
const longestPlain = 300_000;

/** `images` are what the html refers to by position; it holds no address of theirs. */
type Cleaned = { html: string; text: string; images: InlineImage[] };

/**
 * Makes foreign HTML safe to store: first a well-kept library with our allow-list, then a walk
 * that keeps only our own elements. Holds at most 256 KB of text, and says so where it was cut.
 */
export function cleanHtml(raw: string): Cleaned {
  return clean(raw.slice(0, longestMarkup), raw.length > longestMarkup);
}

/** Makes HTML or plain text, whichever it looks like, safe to store as HTML. */
export function cleanBody(body: string): Cleaned {
  if (looksLikeHtml(body)) return cleanHtml(body);
  return clean(textToHtml(body.slice(0, longestPlain)), body.length > longestPlain);
}

function clean(raw: string, wasCut: boolean): Cleaned {
  const flat = flattenMarkup(raw.replaceAll("\0", "").toWellFormed());
  const safe = sanitizeHtml(flat.markup, {
    allowedTags: knownTags,
    allowedAttributes: { a: ["href"], img: ["alt", "src", "position"] },
    allowedSchemes: ["http", "https", "mailto"],
    allowProtocolRelative: false,
    nonTextTags: ["script", "style"],
  });
  const images: InlineImage[] = [];
  const nodes = cutText(buildTree(readMarkup(safe), images), wasCut || flat.cut);
  return { html: writeHtml(nodes), text: writeText(nodes), images };
}

/**
 * The tree of what `cleanHtml` stored, read against our allow-list once more, for a page to draw; `pictures` are what its
 * references lead to by now.
 */
export function walkHtml(clean: string, pictures: Picture[] = []): HtmlNode[] {
  const files = new Map(pictures.map(({ position, file }) => [position, file]));
  return placeImages(buildTree(readMarkup(clean)), files);
}

const address = /\bhttps?:\/\/[^\s<>"]+[^\s<>".,;:!?'()[\]{}]/g;

/** Plain text as HTML: paragraphs, line breaks and links; nothing in it is taken for markup. */
export function textToHtml(plain: string): string {
  const paragraphs = plain.replaceAll(/\r\n?/g, "\n").split(/\n{2,}/);
  return paragraphs
    .filter((paragraph) => paragraph.trim())
    .map((paragraph) => `<p>${paragraph.split("\n").map(linkAddresses).join("<br>")}</p>`)
    .join("");
}

function linkAddresses(line: string): string {
  if (!line.includes("://")) return escapeHtml(line);
  let html = "";
  let from = 0;
  for (const { 0: found, index } of line.matchAll(address)) {
    html += `${escapeHtml(line.slice(from, index))}<a href="${escapeHtml(found)}">${escapeHtml(found)}</a>`;
    from = index + found.length;
  }
  return html + escapeHtml(line.slice(from));
}

const startsWithTag =
  /^\s*<(?:!doctype|html|body|p|div|br|h[1-6]|[uo]l|table|blockquote|pre|span|a|b|i|strong|em|img|figure)[\s/>]/i;
const blockMarkup = /<br\s*\/?>|<\/(?:p|div|li|[uo]l|h[1-6]|t[dr]|table|blockquote|pre)>/i;

/** Bodies of Intercom's webhooks are plain text from API version 2.15 on, and HTML before and elsewhere. */
export function looksLikeHtml(body: string): boolean {
  return startsWithTag.test(body) || blockMarkup.test(body);
}
