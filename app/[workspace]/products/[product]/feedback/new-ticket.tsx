"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Key } from "#components/ui/key.tsx";
import type { NewTicketFormProps } from "./new-ticket-form.tsx";

const NewTicketForm = dynamic(() =>
  import("./new-ticket-form.tsx").then((file) => file.NewTicketForm),
);

/** The list's keys press the button by its mark. */
export function NewTicket(props: NewTicketFormProps) {
  return (
    <Dialog
      trigger={
        <Button variant="primary" data-new-ticket aria-keyshortcuts="c">
          <Plus aria-hidden />
          New feedback
          <Key className="bg-transparent text-on-primary inset-ring-on-primary/30 max-md:hidden">
            C
          </Key>
        </Button>
      }
      title="New feedback"
      description="What a customer said elsewhere: in a call, by e-mail, at a fair."
    >
      <NewTicketForm {...props} />
    </Dialog>
  );
}
