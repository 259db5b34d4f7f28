import { Tag } from "lucide-react";
import { cn } from "#lib/cn.ts";

type RowTagsProps = { names: string[]; className?: string };

export function RowTags({ names: [first, ...more], className }: RowTagsProps) {
  return (
    <span
      title={more.length > 0 ? [first, ...more].join(", ") : undefined}
      className={cn(
        "flex min-w-0 max-w-40 shrink-0 items-center gap-1 ps-3 max-md:hidden xl:ps-0",
        className,
      )}
    >
      {first !== undefined && (
        <>
          <Tag aria-hidden className="size-3 shrink-0" />
          <bdi className="truncate">{first}</bdi>
          {more.length > 0 && <span className="shrink-0">+{more.length}</span>}
        </>
      )}
    </span>
  );
}
