import type { Container, Mark } from "./tags.ts";

/** Amid the text: the file of this message at that position, wherever it is by now. `name` is the sender's. */
export type HtmlImage = { tag: "img"; position: number; name: string; file?: ImageFile };

/** Where a page finds it; until then, or for good, only words. */
export type ImageFile =
  | { src: string; width: number | null; height: number | null; words?: never }
  | { src: null; words: string; canRetry: boolean };

export type HtmlElement = {
  tag: "p" | "pre" | "br" | Container | Mark;
  href?: string;
  children: HtmlNode[];
};

/** A piece of a customer's text: plain data that holds no tag, no attribute and no foreign address but these. */
export type HtmlNode = string | HtmlElement | HtmlImage;
