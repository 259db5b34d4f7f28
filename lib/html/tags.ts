export type Mark = "a" | "strong" | "em" | "u" | "s" | "code";
export type Container = "blockquote" | "ul" | "ol" | "li";

const marks = new Map<string, Mark>([
  ["a", "a"],
  ["b", "strong"],
  ["strong", "strong"],
  ["i", "em"],
  ["em", "em"],
  ["u", "u"],
  ["ins", "u"],
  ["s", "s"],
  ["del", "s"],
  ["strike", "s"],
  ["code", "code"],
  ["kbd", "code"],
  ["samp", "code"],
  ["tt", "code"],
]);
const containers = new Map<string, Container>([
  ["blockquote", "blockquote"],
  ["ul", "ul"],
  ["ol", "ol"],
  ["li", "li"],
]);
const headings = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);
const cells = new Set(["td", "th"]);
const breaks = new Set(["br", "hr", "img"]);
const blocks = new Set(
  "p pre div table tr caption section article header footer main nav aside address center dl dt dd figure figcaption form fieldset legend details summary body".split(
    " ",
  ),
);

/** Outermost first: the one order in which marks are nested. */
export const markOrder: Mark[] = ["a", "strong", "em", "u", "s", "code"];

export const knownTags: string[] = [
  ...marks.keys(),
  ...containers.keys(),
  ...headings,
  ...cells,
  ...breaks,
  ...blocks,
];
const known = new Set(knownTags);

export function isKnown(tag: string): boolean {
  return known.has(tag);
}

export function isBreak(tag: string): boolean {
  return breaks.has(tag);
}

export function isBlock(tag: string): boolean {
  return blocks.has(tag) || headings.has(tag);
}

export function isCell(tag: string): boolean {
  return cells.has(tag);
}

export function markOf(tag: string): Mark | undefined {
  return headings.has(tag) ? "strong" : marks.get(tag);
}

export function containerOf(tag: string): Container | undefined {
  return containers.get(tag);
}
