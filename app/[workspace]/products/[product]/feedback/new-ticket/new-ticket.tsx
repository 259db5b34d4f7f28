"use client";

import { Plus } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { DialogWith } from "#components/ui/dialog.tsx";
import { Key } from "#components/ui/key.tsx";
import type { NewTicketFormProps } from "./new-ticket-form.tsx";

const load = () => import("./new-ticket-form.tsx");

/** The list's keys press the button by its mark. */
export function NewTicket(props: NewTicketFormProps) {
  return (
    <DialogWith
      load={load}
      trigger={
        <Button variant="primary" data-new-ticket aria-keyshortcuts="c">
          <Plus aria-hidden />
          New feedback
          <Key isOnPrimary className="max-md:hidden">
            C
          </Key>
        </Button>
      }
      title="New feedback"
      description="What a customer said elsewhere: in a call, by e-mail, at a fair."
    >
      {({ NewTicketForm }) => <NewTicketForm {...props} />}
    </DialogWith>
  );
}
