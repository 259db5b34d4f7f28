import type { HtmlNode, ImageFile } from "./html-node.ts";

export type Picture = { position: number; file: ImageFile };

/** The same tree, in which pictures say where a page finds them. */
export function placeImages(nodes: HtmlNode[], files: Map<number, ImageFile>): HtmlNode[] {
  return nodes.map((node) => {
    if (typeof node === "string") return node;
    if (node.tag !== "img") return { ...node, children: placeImages(node.children, files) };
    const file = files.get(node.position);
    return file ? { ...node, file } : node;
  });
}
