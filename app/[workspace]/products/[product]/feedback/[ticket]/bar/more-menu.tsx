"use client";

import { ArrowRight, Copy, Ellipsis, Link2, Mail, Merge, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { startTransition, useState } from "react";
import { useTicketAction } from "#app/[workspace]/products/[product]/feedback/[ticket]/use-ticket-action.tsx";
import { deleteTicket, markUnread } from "#app/[workspace]/products/[product]/feedback/actions.ts";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { MergeDialog } from "./dialogs/merge-dialog.tsx";
import { MoveDialog } from "./dialogs/move-dialog.tsx";
import { writeToClipboard } from "./write-to-clipboard.ts";

export type MoreMenuProps = {
  workspace: string;
  ticketId: string;
  /** Where one came from. */
  inbox: string;
  /** Where it may go. */
  products: { key: string; name: string }[];
  mayDelete: boolean;
};

export function MoreMenu({ workspace, ticketId, inbox, products, mayDelete }: MoreMenuProps) {
  const router = useRouter();
  const toast = useToast();
  const unread = useTicketAction(markUnread, workspace);
  const deleting = useTicketAction(deleteTicket, workspace);
  const [asks, setAsks] = useState<"move" | "merge" | null>(null);

  async function copy(text: string, title: string) {
    await writeToClipboard(text);
    toast({ title });
  }

  function leaveUnread() {
    const [, search = ""] = inbox.split("?");
    const [productKey] = ticketId.split("-");
    startTransition(async () => {
      const { ok } = await unread.run({ ticketId });
      if (ok) router.push(`/${workspace}/products/${productKey}/feedback?${search}`);
    });
  }

  function remove() {
    startTransition(async () => {
      await deleting.run({ ticketId });
    });
  }

  const open = (which: typeof asks) => (isOpen: boolean) => setAsks(isOpen ? which : null);
  const address = () => window.location.origin + window.location.pathname;
  const dialog = { workspace, ticketId };
  return (
    <>
      <Menu
        trigger={
          <button
            type="button"
            aria-label="More actions"
            title="More actions"
            className="hit grid size-(--control-sm) shrink-0 place-items-center rounded-md text-text-2 transition-colors hover:bg-hover hover:text-text data-popup-open:bg-pressed"
          >
            <Ellipsis aria-hidden className="size-4" />
          </button>
        }
        align="end"
      >
        <MenuItem onClick={() => copy(address(), "Link copied")}>
          <Link2 aria-hidden className="size-3.5" />
          Copy link
        </MenuItem>
        <MenuItem onClick={() => copy(ticketId, `${ticketId} copied`)}>
          <Copy aria-hidden className="size-3.5" />
          Copy ID
        </MenuItem>
        <MenuSeparator />
        <MenuItem disabled={products.length === 0} onClick={() => setAsks("move")}>
          <ArrowRight aria-hidden className="size-3.5" />
          Move to product…
        </MenuItem>
        <MenuItem onClick={() => setAsks("merge")}>
          <Merge aria-hidden className="size-3.5" />
          Merge into…
        </MenuItem>
        <MenuItem onClick={leaveUnread}>
          <Mail aria-hidden className="size-3.5" />
          Mark unread
        </MenuItem>
        {mayDelete && (
          <>
            <MenuSeparator />
            <MenuItem danger onClick={remove}>
              <Trash2 aria-hidden className="size-3.5" />
              Delete
            </MenuItem>
          </>
        )}
      </Menu>
      <MoveDialog {...{ ...dialog, products, open: asks === "move", onOpenChange: open("move") }} />
      <MergeDialog {...{ ...dialog, open: asks === "merge", onOpenChange: open("merge") }} />
      {unread.dialog}
      {deleting.dialog}
    </>
  );
}
