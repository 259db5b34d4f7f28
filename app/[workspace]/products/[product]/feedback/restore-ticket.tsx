import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { restoreTicket } from "./actions.ts";

type RestoreTicketProps = {
  workspace: string;
  ticketId: string;
  size?: "sm";
  /** Beside others, so that its name has to say which one. */
  isOneOfMany?: boolean;
};

export function RestoreTicket({ workspace, ticketId, size, isOneOfMany }: RestoreTicketProps) {
  return (
    <Form action={restoreTicket} workspace={workspace} fields={{ ticketId }}>
      <SubmitButton
        variant="secondary"
        size={size}
        busyLabel="Restoring"
        aria-label={isOneOfMany ? `Restore ${ticketId}` : undefined}
      >
        Restore
      </SubmitButton>
    </Form>
  );
}
