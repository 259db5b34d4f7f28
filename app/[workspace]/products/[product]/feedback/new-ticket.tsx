import { Button } from "#components/ui/button.tsx";

type P = { workspace: string; product: string; members: { userId: string; name: string }[] };
export function NewTicket(_p: P) {
  return (
    <Button variant="primary" data-new-ticket>
      New feedback
    </Button>
  );
}
