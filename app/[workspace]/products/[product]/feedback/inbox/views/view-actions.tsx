"use client";

import { startTransition, useState } from "react";
import { useInbox } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import { changeView } from "#app/[workspace]/products/[product]/feedback/view-actions.ts";
import { Button } from "#components/ui/button.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { isFiltered } from "#lib/feedback/inbox/inbox-query.ts";
import type { SavedView } from "#lib/feedback/views/list-views.ts";
import { RenameView, SaveView } from "./view-dialogs.tsx";

/** A view that was saved is renamed, or follows what one made of its filters; else it is saved as a new one. */
export function ViewActions({ views }: { views: SavedView[] }) {
  const { query, search, isAdmin } = useInbox();
  const current = views.find((view) => view.search === search);
  const [lastId, setLastId] = useState(current?.id);
  if (current && current.id !== lastId) setLastId(current.id);
  const last = views.find(({ id }) => id === lastId);
  const mayChange = (view: SavedView) => isAdmin || !view.isShared;
  if (current) return mayChange(current) && <RenameView view={current} />;
  if (!isFiltered(query) && query.sort === "newest") return null;
  return (
    <>
      {last && mayChange(last) && <UpdateView view={last} />}
      <SaveView />
    </>
  );
}

function UpdateView({ view: { id, name } }: { view: SavedView }) {
  const { workspace, search } = useInbox();
  const toast = useToast();

  function update() {
    const form = new FormData();
    for (const [field, value] of Object.entries({ workspace, viewId: id, search })) {
      form.set(field, value);
    }
    startTransition(async () => {
      const answer = await changeView({ ok: false }, form);
      toast(
        answer.ok
          ? { title: `View “${name}” updated` }
          : { title: answer.message ?? "The view was not updated.", tone: "failed" },
      );
    });
  }

  return (
    <Button size="sm" className="max-w-60" onClick={update}>
      <span className="truncate">
        Update <bdi>{name}</bdi>
      </span>
    </Button>
  );
}
