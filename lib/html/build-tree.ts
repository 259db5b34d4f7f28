import type { HtmlElement, HtmlNode } from "./html-node.ts";
import { addImage, type InlineImage } from "./inline-image.ts";
import type { Token } from "./read-markup.ts";
import { safeHref } from "./safe-href.ts";
import {
  type Container,
  containerOf,
  isBlock,
  isBreak,
  isCell,
  type Mark,
  markOf,
} from "./tags.ts";
import { type Run, writeParagraph } from "./write-paragraph.ts";

const maxContainers = 12;

type Open = { tag: string; mark: Mark | undefined; href: string | null; containers: number };
type Place = { tag: Container; node: HtmlElement | null };
type State = {
  nodes: HtmlNode[];
  open: Open[];
  marks: Map<Mark, number>;
  hrefs: string[];
  containers: Place[];
  pres: number;
  runs: Run[];
  separator: boolean;
  images: InlineImage[] | null;
};

/**
 * Makes a tree of nothing but our own few elements, whatever the tokens say: paragraphs of runs
 * in quotes and lists. Layout tables and divisions become paragraphs, headings strong ones.
 * Markup nested without end stays shallow. Pictures become references to what is added to `images`;
 * where that is not given, only references stay so, and others are their names.
 */
export function buildTree(tokens: Iterable<Token>, images?: InlineImage[]): HtmlNode[] {
  const state: State = {
    nodes: [],
    open: [],
    marks: new Map(),
    hrefs: [],
    containers: [],
    pres: 0,
    runs: [],
    separator: false,
    images: images ?? null,
  };
  for (const token of tokens) {
    if (token.kind === "text") addText(state, token.text);
    else if (token.kind === "close") closeTag(state, token.tag);
    else if (isBreak(token.tag)) addBreak(state, token.tag, token.attributes);
    else openTag(state, token.tag, token.attributes);
  }
  endParagraph(state);
  return state.nodes;
}

function addText(state: State, text: string): void {
  if (state.separator && text.trim()) {
    state.separator = false;
    state.runs.push({ text: " | ", isBreak: false, marks: [], href: null });
  }
  const marks = [...state.marks.keys()].filter((mark) => mark !== "a");
  state.runs.push({ text, isBreak: false, marks, href: state.hrefs.at(-1) ?? null });
}

function addBreak(state: State, tag: string, attributes: Record<string, string>): void {
  if (tag === "hr") endParagraph(state);
  else if (tag === "img") addPicture(state, attributes);
  else if (state.pres > 0) addText(state, "\n");
  else state.runs.push({ text: "", isBreak: true, marks: [], href: null });
}

function addPicture(state: State, attributes: Record<string, string>): void {
  const image = addImage(state.images, attributes);
  const href = state.hrefs.at(-1) ?? null;
  if (typeof image === "string") addText(state, image);
  else state.runs.push({ text: "", isBreak: false, image, marks: [], href });
}

function openTag(state: State, tag: string, attributes: Record<string, string>): void {
  const mark = markOf(tag);
  const href = tag === "a" ? safeHref(attributes.href ?? "") : null;
  const container = containerOf(tag);
  if (isBlock(tag) || container) endParagraph(state);
  if (isCell(tag)) state.separator = state.runs.length > 0;
  state.open.push({ tag, mark, href, containers: state.containers.length });
  if (mark) state.marks.set(mark, (state.marks.get(mark) ?? 0) + 1);
  if (href) state.hrefs.push(href);
  if (tag === "pre") state.pres++;
  if (container) openContainer(state, container);
}

function openContainer({ containers }: State, tag: Container): void {
  if (containers.length >= maxContainers) return;
  const inList = containers.at(-1)?.tag === "ul" || containers.at(-1)?.tag === "ol";
  if (tag === "li" && !inList) return;
  if (tag !== "li" && inList) containers.push({ tag: "li", node: null });
  containers.push({ tag, node: null });
}

function closeTag(state: State, tag: string): void {
  const index = state.open.findLastIndex((open) => open.tag === tag);
  if (index < 0) return;
  for (const closed of state.open.splice(index).toReversed()) {
    if (isBlock(closed.tag) || containerOf(closed.tag)) endParagraph(state);
    if (closed.mark) leaveMark(state.marks, closed.mark);
    if (closed.href) state.hrefs.pop();
    if (closed.tag === "pre") state.pres--;
    state.containers.length = closed.containers;
  }
}

function leaveMark(marks: Map<Mark, number>, mark: Mark): void {
  const count = (marks.get(mark) ?? 0) - 1;
  if (count > 0) marks.set(mark, count);
  else marks.delete(mark);
}

function endParagraph(state: State): void {
  const paragraph = writeParagraph(state.pres > 0 ? "pre" : "p", state.runs);
  state.runs = [];
  state.separator = false;
  if (!paragraph) return;
  let siblings = state.nodes;
  for (const place of state.containers) {
    place.node ??= append(siblings, { tag: place.tag, children: [] });
    siblings = place.node.children;
  }
  const top = state.containers.at(-1)?.tag;
  if (top === "ul" || top === "ol") append(siblings, { tag: "li", children: [paragraph] });
  else siblings.push(paragraph);
}

function append(siblings: HtmlNode[], node: HtmlElement): HtmlElement {
  siblings.push(node);
  return node;
}
