import type { HtmlNode } from "./html-node.ts";
import { writeText } from "./write-text.ts";

const maxTextBytes = 256 * 1024;
const cutMark = "[The rest of this message is not shown: it is longer than 256 KB]";

/** Keeps the first 256 KB (UTF-8) of text and says in the text itself where something was left out. */
export function cutText(nodes: HtmlNode[], wasCut: boolean): HtmlNode[] {
  const marked = writeText(nodes.slice(-1)) === cutMark;
  const budget = { left: maxTextBytes, spent: wasCut || marked };
  const kept = cutNodes(marked ? nodes.slice(0, -1) : nodes, budget);
  return budget.spent ? [...kept, { tag: "p", children: [cutMark] }] : kept;
}

type Budget = { left: number; spent: boolean };

function cutNodes(nodes: HtmlNode[], budget: Budget): HtmlNode[] {
  const kept: HtmlNode[] = [];
  for (const node of nodes) {
    if (budget.left === 0) break;
    if (typeof node !== "string") kept.push({ ...node, children: cutNodes(node.children, budget) });
    else kept.push(takeText(node, budget));
  }
  return kept;
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
