import type { HtmlElement, HtmlImage, HtmlNode } from "./html-node.ts";
import { type Mark, markOrder } from "./tags.ts";

export type Run = {
  text: string;
  isBreak: boolean;
  image?: HtmlImage;
  marks: Mark[];
  href: string | null;
};

const space = /[ \t\r\n\f]/;
const seen = /[^ \t\r\n\f\u00a0]/;

/** Null where nothing would be seen. */
export function writeParagraph(tag: "p" | "pre", runs: Run[]): HtmlElement | null {
  if (!runs.some((run) => run.image || (!run.isBreak && seen.test(run.text)))) return null;
  const first = runs.findIndex((run) => !isBlank(run));
  const last = runs.findLastIndex((run) => !isBlank(run));
  const kept = runs.slice(first, last + 1).map((run) => ({ ...run }));
  const [start, end] = [kept[0], kept.at(-1)];
  if (start) start.text = trimStart(start.text, tag);
  if (end) end.text = trimEnd(end.text, tag);
  return { tag, children: nest(kept, markOrder) };
}

function isBlank(run: Run): boolean {
  return !run.image && (run.isBreak || trimStart(run.text, "p") === "");
}

// Loops, since a pattern that ends in `+$` takes quadratic time on a long gap within a line.
function trimStart(text: string, tag: "p" | "pre"): string {
  let from = 0;
  while (from < text.length && isTrimmed(text[from], tag)) from++;
  return text.slice(from);
}

function trimEnd(text: string, tag: "p" | "pre"): string {
  let to = text.length;
  while (to > 0 && isTrimmed(text[to - 1], tag)) to--;
  return text.slice(0, to);
}

function isTrimmed(character = "", tag: "p" | "pre"): boolean {
  return tag === "pre" ? character === "\n" || character === "\r" : space.test(character);
}

function nest(runs: Run[], [mark, ...inner]: Mark[]): HtmlNode[] {
  if (!mark) return runs.reduce<HtmlNode[]>(addLeaf, []);
  const nodes: HtmlNode[] = [];
  for (let from = 0; from < runs.length; ) {
    const key = keyOf(runs[from], mark);
    let to = from + 1;
    while (to < runs.length && keyOf(runs[to], mark) === key) to++;
    const children = nest(runs.slice(from, to), inner);
    if (key === null) nodes.push(...children);
    else nodes.push({ tag: mark, ...(mark === "a" && { href: key }), children });
    from = to;
  }
  return nodes;
}

function keyOf(run: Run | undefined, mark: Mark): string | null {
  if (!run || run.isBreak) return null;
  if (mark === "a") return run.href;
  return run.marks.includes(mark) ? mark : null;
}

function addLeaf(nodes: HtmlNode[], run: Run): HtmlNode[] {
  const before = nodes.at(-1);
  if (run.image) nodes.push(run.image);
  else if (run.isBreak) nodes.push({ tag: "br", children: [] });
  else if (typeof before === "string") nodes[nodes.length - 1] = before + run.text;
  else nodes.push(run.text);
  return nodes;
}
