import { Merge } from "lucide-react";
import { undoMerge } from "#app/[workspace]/products/[product]/feedback/actions.ts";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

type JustMergedProps = { workspace: string; ticketId: string };

/** Above the ticket, for whoever asked for the other one. */
export function JustMerged({ workspace, ticketId }: JustMergedProps) {
  return (
    <div
      role="status"
      className="flex items-center gap-2 border-b bg-sunken px-6 py-1.5 text-12 text-text-2 max-md:px-4"
    >
      <Merge aria-hidden className="size-3.5 shrink-0 text-text-3" />
      <span className="min-w-0 flex-1">{ticketId} was merged into this ticket.</span>
      <Form action={undoMerge} workspace={workspace} fields={{ ticketId }}>
        <SubmitButton variant="ghost" size="sm" busyLabel="Undoing">
          Undo
        </SubmitButton>
      </Form>
    </div>
  );
}
