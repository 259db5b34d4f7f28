"use client";

import { mergeTicket } from "#app/[workspace]/products/[product]/feedback/actions.ts";
import { Dialog, DialogActions } from "#components/ui/dialog.tsx";
import { Form } from "#components/ui/form.tsx";
import { SearchPicker } from "#components/ui/search-picker.tsx";

type MergeDialogProps = {
  workspace: string;
  ticketId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** The page of a merged ticket leads on to the one that stays, which offers to undo it. */
export function MergeDialog({ workspace, ticketId, ...opening }: MergeDialogProps) {
  return (
    <Dialog
      {...opening}
      title={`Merge ${ticketId} into another ticket`}
      description={`The other one stays and shows what ${ticketId} says. You can undo it.`}
    >
      <Form action={mergeTicket} workspace={workspace} fields={{ ticketId }} className="grid gap-4">
        <SearchPicker
          name="into"
          label="Merge into"
          placeholder="Search ID or words"
          address={`/api/tickets/search?workspace=${workspace}`}
          kind="ticket"
          except={ticketId}
        />
        <DialogActions submitLabel="Merge ticket" busyLabel="Merging" />
      </Form>
    </Dialog>
  );
}
