"use client";

import { Popover } from "@base-ui/react/popover";
import { Form, type FormAction } from "#components/ui/form.tsx";
import { StandIn } from "#components/ui/popups/stand-in.tsx";
import type { Popup } from "#components/ui/popups/use-popup.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { BellItem } from "./bell.tsx";
import { BellList } from "./bell-list.tsx";

type BellPopupProps = {
  popup: Popup;
  workspace: string;
  items: BellItem[];
  hasUnread: boolean;
  viewer: { now: Date; timeZone: string };
  markAllRead: FormAction;
  onChoose: (item: BellItem) => void;
};

export function BellPopup(props: BellPopupProps) {
  const { popup, workspace, items, hasUnread, viewer, markAllRead, onChoose } = props;
  const { open, setOpen, onSettled, id, buttonId } = popup;
  return (
    // The guards that Base UI sets around its trigger would stand behind ours.
    <Popover.Root
      modal="trap-focus"
      open={open}
      onOpenChange={setOpen}
      onOpenChangeComplete={onSettled}
    >
      <Popover.Trigger id={buttonId} render={<StandIn popup={popup} />} />
      <Popover.Portal>
        <Popover.Positioner side="right" align="start" sideOffset={8} className="z-60 outline-none">
          <Popover.Popup
            id={id}
            className="flex max-h-[min(var(--available-height),32rem)] w-96 max-w-[calc(100vw-1rem)] flex-col rounded-lg bg-raised text-13 text-text shadow-md outline-none transition-[opacity,translate] duration-(--enter) data-ending-style:opacity-0 data-ending-style:duration-(--exit) data-starting-style:translate-y-1 data-starting-style:opacity-0"
          >
            <div className="flex min-h-11 items-center justify-between gap-2 border-b ps-4 pe-2">
              <Popover.Title className="font-semibold text-14">Notifications</Popover.Title>
              {hasUnread && items[0] && (
                <Form action={markAllRead} workspace={workspace} fields={{ shownAt: items[0].at }}>
                  <SubmitButton variant="ghost" size="sm" busyLabel="Marking">
                    Mark all read
                  </SubmitButton>
                </Form>
              )}
            </div>
            <BellList items={items} viewer={viewer} onChoose={onChoose} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
