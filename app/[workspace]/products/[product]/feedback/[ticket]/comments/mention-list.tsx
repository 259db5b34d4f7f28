import { Avatar } from "#components/ui/avatar.tsx";
import { cn } from "#lib/cn.ts";
import type { Person } from "./write-mentions.ts";

type MentionListProps = {
  id: string;
  found: Person[];
  active: number;
  onChoose: (person: Person) => void;
};

/** Over the field, whose keys move in it. */
export function MentionList({ id, found, active, onChoose }: MentionListProps) {
  return (
    <>
      <span role="status" className="sr-only">
        {found.length > 0 && `${found.length} to mention`}
      </span>
      {found.length > 0 && (
        <div
          id={id}
          role="listbox"
          aria-label="Members to mention"
          className="absolute start-0 bottom-full z-20 mb-1.5 grid w-64 max-w-full animate-appear gap-px rounded-lg bg-raised p-1 shadow-md"
        >
          {found.map((person, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
            <div
              key={person.userId}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              // The field keeps the focus.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onChoose(person)}
              className={cn(
                "flex min-h-(--row-menu) cursor-default items-center gap-2.25 rounded-sm px-2 hover:bg-hover",
                index === active && "bg-pressed",
              )}
            >
              <Avatar name={person.name} id={person.userId} size={20} />
              <bdi className="min-w-0 truncate">{person.name}</bdi>
            </div>
          ))}
        </div>
      )}
    </>
  );
}
