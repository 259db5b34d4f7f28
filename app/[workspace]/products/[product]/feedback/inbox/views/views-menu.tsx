"use client";

import { ArchiveRestore, ChevronDown, Trash2 } from "lucide-react";
import { startTransition } from "react";
import { useInbox } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import { deleteView } from "#app/[workspace]/products/[product]/feedback/view-actions.ts";
import { Menu, MenuGroup, MenuItem, MenuLinkItem, MenuSeparator } from "#components/ui/menu.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { cn } from "#lib/cn.ts";
import { readInboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import type { SavedView } from "#lib/feedback/views/list-views.ts";

type ViewsMenuProps = { views: SavedView[]; current: SavedView | null };

/** Beside the views that everybody has, those that were saved, one's own and the team's, and what was deleted. */
export function ViewsMenu({ views, current }: ViewsMenuProps) {
  const { show, workspace, productKey, isAdmin } = useInbox();
  const toast = useToast();
  const groups = [
    { label: "Your views", views: views.filter(({ isShared }) => !isShared) },
    { label: "Shared views", views: views.filter(({ isShared }) => isShared) },
  ];

  function remove({ id, name }: SavedView) {
    const form = new FormData();
    for (const [field, value] of Object.entries({ workspace, viewId: id })) {
      form.set(field, value);
    }
    startTransition(async () => {
      const answer = await deleteView({ ok: false }, form);
      toast(
        answer.ok
          ? { title: `View “${name}” deleted` }
          : { title: answer.message ?? "The view was not deleted.", tone: "failed" },
      );
    });
  }

  return (
    <Menu
      trigger={
        <button
          aria-label={current ? `View: ${current.name}` : "More views"}
          type="button"
          className={cn(
            "focus-inset relative flex items-center gap-1 whitespace-nowrap rounded-sm px-2.25 font-medium transition-colors hover:text-text",
            current
              ? "text-text after:absolute after:inset-x-2.25 after:bottom-0 after:h-0.5 after:rounded-t-xs after:bg-selected-bar"
              : "text-text-2",
          )}
        >
          <bdi className="max-w-40 truncate">{current?.name ?? "Views"}</bdi>
          <ChevronDown aria-hidden className="size-3.5 text-text-3" />
        </button>
      }
    >
      {groups.map(
        ({ label, views: listed }) =>
          listed.length > 0 && (
            <MenuGroup key={label} label={label}>
              {listed.map((view) => (
                <MenuItem
                  key={view.id}
                  onClick={() => show(readInboxQuery(new URLSearchParams(view.search)))}
                >
                  <bdi className="max-w-64 truncate">{view.name}</bdi>
                </MenuItem>
              ))}
            </MenuGroup>
          ),
      )}
      {views.length > 0 && <MenuSeparator />}
      <MenuLinkItem href={`/${workspace}/products/${productKey}/feedback/deleted`}>
        <ArchiveRestore aria-hidden />
        Deleted tickets
      </MenuLinkItem>
      {current && (isAdmin || !current.isShared) && (
        <>
          <MenuSeparator />
          <MenuItem danger onClick={() => remove(current)}>
            <Trash2 aria-hidden />
            Delete this view
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
