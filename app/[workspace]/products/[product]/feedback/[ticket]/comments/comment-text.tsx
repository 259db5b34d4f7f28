import type { CommentPart } from "#lib/feedback/comments/parts-of.ts";

/** What a colleague typed, drawn piece by piece: no string of theirs is ever read as markup. */
export function CommentText({ parts }: { parts: CommentPart[] }) {
  return (
    <p dir="auto" className="mt-0.5 whitespace-pre-wrap text-14 [overflow-wrap:anywhere]">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have nothing but their places
        <Part key={index} part={part} />
      ))}
    </p>
  );
}

function Part({ part }: { part: CommentPart }) {
  if (part.kind === "text") return part.text;
  if (part.kind === "link") {
    return (
      <a href={part.href} target="_blank" rel="noopener noreferrer nofollow ugc" className="link">
        {part.text}
      </a>
    );
  }
  if (!part.userId) return <bdi>@{part.name}</bdi>;
  return <bdi className="rounded-xs bg-info-bg px-0.75 font-medium text-info">@{part.name}</bdi>;
}
