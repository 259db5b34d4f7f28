import { undoMerge } from "#app/[workspace]/contacts/actions.ts";
import type { Viewer } from "#app/current-viewer.ts";
import { Form } from "#components/ui/form.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { Merged } from "#lib/contacts/merging/list-merged.ts";

type MergedPeopleProps = {
  workspace: string;
  merged: Merged[];
  mayUndo: boolean;
  viewer: Viewer;
};

/** Whose addresses lead to this contact. */
export function MergedPeople({ workspace, merged, mayUndo, viewer }: MergedPeopleProps) {
  if (merged.length === 0) return null;
  return (
    <section aria-labelledby="merged-title" className="mb-4 border-b pt-5 pb-3">
      <h2 id="merged-title" className="px-2 font-semibold">
        Merged contacts <span className="nums font-regular text-text-3">{merged.length}</span>
      </h2>
      <ul>
        {merged.map(({ id, name, email, mergeId, mergedBy, mergedAt }) => (
          <li key={id} className="flex min-h-11 min-w-0 items-center gap-3 px-2 py-1.5">
            <span className="grid min-w-0 flex-1">
              <span className="truncate">
                <bdi className="font-medium">{name}</bdi>
                {email && (
                  <>
                    {" "}
                    <bdi className="text-text-3">{email}</bdi>
                  </>
                )}
              </span>
              <span className="text-12 text-text-3">
                by <bdi>{mergedBy ?? "Intercom"}</bdi>
                {mergedAt && (
                  <>
                    , <RelativeTime value={mergedAt} {...viewer} />
                  </>
                )}
              </span>
            </span>
            {mergeId && mayUndo && (
              <Form action={undoMerge} workspace={workspace} fields={{ mergeId }}>
                <SubmitButton
                  variant="secondary"
                  size="sm"
                  busyLabel="Undoing"
                  aria-label={`Undo the merge of ${name}`}
                >
                  Undo
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
