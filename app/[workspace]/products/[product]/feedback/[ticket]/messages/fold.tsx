import type { ReactNode } from "react";
import type { HtmlNode } from "#lib/html/html-node.ts";

type FoldProps = { nodes: HtmlNode[]; children: ReactNode };

const longText = 1_600;
const manyLines = 24;

/** Long text shows its beginning until it is asked for; native, so that it opens without JavaScript too. */
export function Fold({ nodes, children }: FoldProps) {
  const { length, lines } = measure(nodes);
  if (length <= longText && lines <= manyLines) return children;
  return (
    <>
      <div className="relative max-h-100 overflow-hidden after:absolute after:inset-x-0 after:bottom-0 after:h-16 after:bg-linear-to-t after:from-sunken has-[+details[open]]:max-h-none has-[+details[open]]:after:hidden">
        {children}
      </div>
      <details className="group/fold mt-2">
        <summary className="inline-flex h-(--control-sm) cursor-default list-none items-center rounded-md bg-raised px-2.25 font-medium text-12 shadow-xs inset-ring inset-ring-line-strong hover:bg-hover [&::-webkit-details-marker]:hidden">
          <span className="group-open/fold:hidden">Show the whole message</span>
          <span className="hidden group-open/fold:inline">Show less</span>
        </summary>
      </details>
    </>
  );
}

function measure(nodes: HtmlNode[]): { length: number; lines: number } {
  let length = 0;
  let lines = 0;
  for (const node of nodes) {
    if (typeof node === "string") {
      length += node.length;
      lines += node.split("\n").length - 1;
    } else if (node.tag === "img") {
      lines += linesOfImage;
    } else {
      const inner = measure(node.children);
      length += inner.length;
      lines += inner.lines + (isLine.has(node.tag) ? 1 : 0);
    }
  }
  return { length, lines };
}

const linesOfImage = 10;
const isLine = new Set(["p", "li", "br", "pre"]);
