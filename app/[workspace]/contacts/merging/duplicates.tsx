import { AppLink } from "#components/ui/app-link.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import type { PersonView } from "#lib/contacts/find-person.ts";
import type { Duplicate } from "#lib/contacts/merging/list-duplicates.ts";
import { MergeDialog } from "./merge-dialog.tsx";
import { toPerson } from "./to-person.ts";

type DuplicatesProps = {
  workspace: string;
  person: PersonView;
  duplicates: Duplicate[];
  mayMerge: boolean;
};

export function Duplicates({ workspace, person, duplicates, mayMerge }: DuplicatesProps) {
  if (duplicates.length === 0) return null;
  return (
    <section
      id="duplicates"
      aria-labelledby="duplicates-title"
      className="mt-6 scroll-mt-4 overflow-hidden rounded-xl bg-warning-bg inset-ring inset-ring-warning-line"
    >
      <div className="px-4 pt-3 pb-2.5">
        <h2 id="duplicates-title" className="font-semibold">
          {duplicates.length === 1 ? "Possible duplicate" : "Possible duplicates"}
        </h2>
        <p className="text-text-2">
          {duplicates.length === 1 ? "Somebody else has" : `${duplicates.length} others have`} the
          same e-mail.
          {!mayMerge && " An owner or admin can merge them."}
        </p>
      </div>
      <ul>
        {duplicates.map((duplicate) => (
          <li
            key={duplicate.id}
            className="flex min-h-12 min-w-0 items-center gap-3 border-warning-line border-t px-4 py-2"
          >
            <Avatar name={duplicate.isNamed ? duplicate.name : null} id={duplicate.id} size={28} />
            <span className="grid min-w-0 flex-1">
              <AppLink
                href={`/${workspace}/contacts/${duplicate.id}`}
                className="truncate font-medium hover:underline hover:underline-offset-3"
              >
                <bdi>{duplicate.name}</bdi>
              </AppLink>
              <span className="nums truncate text-12 text-text-2">{aboutThem(duplicate)}</span>
            </span>
            {mayMerge && (
              <MergeDialog
                trigger={
                  <Button size="sm" aria-label={`Merge with ${duplicate.name}`}>
                    Merge…
                  </Button>
                }
                workspace={workspace}
                person={toPerson(person)}
                other={toPerson(duplicate)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function aboutThem({ role, tickets }: Duplicate): string {
  const counted = `${tickets.toLocaleString("en")} ${tickets === 1 ? "ticket" : "tickets"}`;
  return `${role === "lead" ? "Lead" : "User"} · ${counted}`;
}
