import type { HtmlNode } from "./html-node.ts";
import { imageWords, writeText } from "./write-text.ts";

const maxTextBytes = 256 * 1024;
const gapOfBlock = 2;
const cutMark = "[The rest of this message is not shown: it is longer than 256 KB]";

/** Keeps the first 256 KB (UTF-8) of text and says in the text itself where something was left out. */
export function cutText(nodes: HtmlNode[], wasCut: boolean): HtmlNode[] {
  const marked = writeText(nodes.slice(-1)) === cutMark;
  // The first block has no gap before it.
  const budget = { left: maxTextBytes + gapOfBlock, spent: wasCut || marked };
  const kept = cutNodes(marked ? nodes.slice(0, -1) : nodes, budget);
  return budget.spent ? [...kept, { tag: "p", children: [cutMark] }] : kept;
}

type Budget = { left: number; spent: boolean };

function cutNodes(nodes: HtmlNode[], budget: Budget): HtmlNode[] {
  const kept: HtmlNode[] = [];
  for (const node of nodes) {
    budget.left -= gapBytes(node);
    if (budget.left <= 0) {
      budget.left = 0;
      budget.spent = true;
      break;
    }
    if (typeof node === "string") kept.push(takeText(node, budget));
    else if (node.tag === "img") kept.push(node);
    else kept.push({ ...node, children: cutNodes(node.children, budget) });
  }
  return kept;
}

/** What the written text puts between this and what is before it, at most. */
function gapBytes(node: HtmlNode): number {
  if (typeof node === "string") return 0;
  if (node.tag === "br") return 1;
  if (node.tag === "img") return Buffer.byteLength(imageWords(node.name));
  return node.tag === "p" || node.tag === "pre" ? gapOfBlock : 0;
}

function takeText(text: string, budget: Budget): string {
  const size = Buffer.byteLength(text);
  if (size <= budget.left) {
    budget.left -= size;
    return text;
  }
  // A character cut in two at the end would come out as U+FFFD: `stream` holds it back instead.
  const bytes = Buffer.from(text).subarray(0, budget.left);
  budget.left = 0;
  budget.spent = true;
  return new TextDecoder().decode(bytes, { stream: true });
}
