import type { HtmlNode } from "./html-node.ts";

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function writeHtml(nodes: HtmlNode[]): string {
  return nodes.map(writeNode).join("");
}

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}

function writeNode(node: HtmlNode): string {
  if (typeof node === "string") return escapeHtml(node);
  if (node.tag === "br") return "<br>";
  if (node.tag === "img") return `<img position="${node.position}" alt="${escapeHtml(node.name)}">`;
  const href = node.href === undefined ? "" : ` href="${escapeHtml(node.href)}"`;
  return `<${node.tag}${href}>${writeHtml(node.children)}</${node.tag}>`;
}
