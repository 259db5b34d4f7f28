import type { ReactNode } from "react";
import { cn } from "#lib/cn.ts";
import type { HtmlElement, HtmlImage, HtmlNode } from "#lib/html/html-node.ts";

type CustomerTextProps = { nodes: HtmlNode[]; className?: string };

/** What a customer wrote, drawn element by element: no string of theirs is ever read as markup or as an address of ours. */
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
  if (typeof node === "string" || node.tag === "img") return draw(node, index);
  return <Element key={index} {...node} isOuter />;
}

function draw(node: HtmlNode, index: number): ReactNode {
  if (typeof node === "string") return node;
  return node.tag === "img" ? <Image key={index} {...node} /> : <Element key={index} {...node} />;
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

/** Its size is known before it is there, so that the text below it does not move. */
function Image({ name, file }: HtmlImage) {
  if (file && file.src !== null) {
    const { src, width, height } = file;
    return (
      // biome-ignore lint/performance/noImgElement: It is a customer's file behind a sign-in, which Next must not fetch.
      <img
        src={src}
        alt={name || "Image"}
        width={width ?? undefined}
        height={height ?? undefined}
        loading="lazy"
        decoding="async"
        className="my-1 inline-block h-auto max-h-120 w-auto max-w-full rounded-md object-contain inset-ring inset-ring-line"
      />
    );
  }
  return (
    <span className="rounded-xs bg-pressed px-1 text-[0.92em] text-text-3">
      Image{name && ": "}
      <bdi>{name}</bdi>, {file?.words ?? "in Intercom"}
    </span>
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
