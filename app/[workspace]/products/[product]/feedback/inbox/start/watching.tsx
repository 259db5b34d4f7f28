/** The tags that open a ticket now; nothing if there is none. */
export function Watching({ tags }: { tags: string[] }) {
  if (tags.length === 0) return null;
  return (
    <p className="mt-1 text-text-3">
      Watching:{" "}
      {tags.map((tag, index) => (
        <span key={tag}>
          {index > 0 && ", "}
          <em className="font-medium text-text-2 not-italic">
            <bdi>{tag}</bdi>
          </em>
        </span>
      ))}
    </p>
  );
}
