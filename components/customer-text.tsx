import type { ReactNode } from "react";
import { cn } from "#lib/cn.ts";
import type { HtmlElement, HtmlImage, HtmlNode } from "#lib/html/html-node.ts";

/** What stands behind a picture that is not here, by its position and name. */
type Beside = (position: number, name: string) => ReactNode;
type CustomerTextProps = { nodes: HtmlNode[]; beside: Beside; className?: string };

/** What a customer wrote, drawn element by element: no string of theirs is ever read as markup or as an address of ours. */
export function CustomerText({ nodes, beside, className }: CustomerTextProps) {
  return (
    <div
      dir="auto"
      className={cn("grid min-w-0 gap-[0.6em] [overflow-wrap:anywhere] [&>*]:min-w-0", className)}
    >
      {nodes.map((node, index) => draw(node, { index, beside, isOuter: true }))}
    </div>
  );
}

type How = { index: number; beside: Beside; isOuter?: boolean };

function draw(node: HtmlNode, { index, ...how }: How): ReactNode {
  if (typeof node === "string") return node;
  if (node.tag === "img") return <Image key={index} {...node} beside={how.beside} />;
  return <Element key={index} {...node} {...how} />;
}

/** Only the outermost blocks find their own direction: one that holds another such block would overlook its text. */
function Element({ tag, href, children, beside, isOuter }: HtmlElement & Omit<How, "index">) {
  const drawn = children.map((node, index) => draw(node, { index, beside }));
  if (tag === "br") return <br />;
  if (tag === "a") {
    return (
      <a href={href} target="_blank" rel="noopener noreferrer nofollow ugc" className="link">
        {drawn}
      </a>
    );
  }
  const Tag = tag;
  return (
    <Tag dir={isOuter ? "auto" : undefined} className={looks[tag]}>
      {drawn}
    </Tag>
  );
}

/** Its size is known before it is there, so that the text below it does not move. */
function Image({ position, name, file, beside }: HtmlImage & { beside: Beside }) {
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
    <>
      <span className="rounded-xs bg-pressed px-1 text-[0.92em] text-text-3">
        Image{name && ": "}
        <bdi>{name}</bdi>, {file?.words ?? "in Intercom"}
      </span>
      {file?.canRetry && (
        <>
          {" "}
          <span className="inline-flex align-middle [&>button]:h-6">{beside(position, name)}</span>
        </>
      )}
    </>
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
