import type { ReactNode } from "react";
import { cn } from "#lib/cn.ts";
import type { HtmlElement, HtmlNode } from "#lib/html/html-node.ts";

type CustomerTextProps = { nodes: HtmlNode[]; className?: string };

/** What a customer wrote, drawn element by element: no string of theirs is ever read as markup. */
export function CustomerText({ nodes, className }: CustomerTextProps) {
  return (
    <div
      dir="auto"
      className={cn("grid min-w-0 gap-[0.6em] [overflow-wrap:anywhere] [&>*]:min-w-0", className)}
    >
      {nodes.map(drawBlock)}
    </div>
  );
}

function drawBlock(node: HtmlNode, index: number): ReactNode {
  return typeof node === "string" ? node : <Element key={index} {...node} isOuter />;
}

function draw(node: HtmlNode, index: number): ReactNode {
  return typeof node === "string" ? node : <Element key={index} {...node} />;
}

/** Only the outermost blocks find their own direction: one that holds another such block would overlook its text. */
function Element({ tag, href, children, isOuter }: HtmlElement & { isOuter?: boolean }) {
  if (tag === "br") return <br />;
  if (tag === "a") {
    return (
      <a href={href} target="_blank" rel="noopener noreferrer nofollow ugc" className="link">
        {children.map(draw)}
      </a>
    );
  }
  const Tag = tag;
  return (
    <Tag dir={isOuter ? "auto" : undefined} className={looks[tag]}>
      {children.map(draw)}
    </Tag>
  );
}

const looks: Partial<Record<HtmlElement["tag"], string>> = {
  pre: "overflow-x-auto whitespace-pre-wrap rounded-md bg-sunken px-3 py-2 font-mono text-13 inset-ring inset-ring-line",
  blockquote: "grid gap-[0.6em] border-line-strong border-s-2 ps-3 text-text-2",
  ul: "grid list-disc gap-1 ps-5",
  ol: "grid list-decimal gap-1 ps-5",
  strong: "font-semibold",
  code: "rounded-xs bg-pressed px-1 font-mono text-[0.92em]",
};
