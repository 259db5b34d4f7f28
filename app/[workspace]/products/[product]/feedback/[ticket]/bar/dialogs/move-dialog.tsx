"use client";

import { Dialog, DialogActions } from "#components/ui/dialog.tsx";
import { Form } from "#components/ui/form.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { OfferedMerge } from "./offered-merge.tsx";
import { useMove } from "./use-move.ts";

type MoveDialogProps = {
  workspace: string;
  ticketId: string;
  products: { key: string; name: string }[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

export function MoveDialog({ workspace, ticketId, products, ...opening }: MoveDialogProps) {
  const move = useMove({ workspace, ticketId });
  const options = products.map(({ key, name }) => ({ value: key, label: name }));
  return (
    <Dialog
      {...opening}
      title={`Move ${ticketId} to another product`}
      description={`It gets an ID of that product, and ${ticketId} leads to it.`}
    >
      <Form action={move} workspace={workspace} fields={{ ticketId }} className="grid gap-4">
        <OfferedMerge workspace={workspace} ticketId={ticketId} />
        <SelectField name="product" label="Product" options={options} />
        <DialogActions submitLabel="Move ticket" busyLabel="Moving" />
      </Form>
    </Dialog>
  );
}
