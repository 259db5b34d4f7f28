import type { Container, Mark } from "./tags.ts";

export type HtmlElement = {
  tag: "p" | "pre" | "br" | Container | Mark;
  href?: string;
  children: HtmlNode[];
};

/** A piece of a customer's text: plain data that holds no tag and no attribute but these. */
export type HtmlNode = string | HtmlElement;
