import type { HtmlImage } from "./html-node.ts";
import { imageWords } from "./write-text.ts";

/** A picture amid a message's text: where it was, and the position it has among the message's files from here on. */
export type InlineImage = { position: number; url: string; name: string };

const firstPosition = 1_000;
const mostImages = 50;
const longestName = 200;
const longestUrl = 4_096;

/** The reference that stands for it in the text, or its words where there is nothing to refer to. */
export function addImage(
  images: InlineImage[] | null,
  { alt, src, position }: Record<string, string>,
): HtmlImage | string {
  const url = URL.parse(src ?? "");
  const file = url?.pathname.split("/").at(-1);
  const name = (alt?.trim() || file || "").slice(0, longestName).toWellFormed();
  if (images && url && isAddress(url) && images.length < mostImages) {
    const image = { position: firstPosition + images.length, url: url.href, name };
    images.push(image);
    return { tag: "img", position: image.position, name };
  }
  const place = /^1\d{3}$/.exec(src === undefined ? (position ?? "") : "");
  return place ? { tag: "img", position: Number(place[0]), name } : imageWords(name);
}

function isAddress({ protocol, href }: URL): boolean {
  return ["http:", "https:"].includes(protocol) && href.length <= longestUrl;
}
