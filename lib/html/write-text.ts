import type { HtmlNode } from "./html-node.ts";

/** What a reader sees, without the markup: paragraphs apart by an empty line, list items by a line. */
export function writeText(nodes: HtmlNode[]): string {
  return nodes.map(writeBlock).join("\n\n");
}

/** What stands for a picture where there is none to see. */
export function imageWords(name: string): string {
  return name ? `[Image: ${name}]` : "[Image]";
}

function writeBlock(node: HtmlNode): string {
  if (typeof node === "string") return node;
  if (node.tag === "ul" || node.tag === "ol") return node.children.map(writeBlock).join("\n");
  if (node.tag === "li") return node.children.map(writeBlock).join("\n");
  if (node.tag === "blockquote") return writeText(node.children);
  return writeInline(node);
}

function writeInline(node: HtmlNode): string {
  if (typeof node === "string") return node;
  if (node.tag === "img") return imageWords(node.name);
  return node.tag === "br" ? "\n" : node.children.map(writeInline).join("");
}
