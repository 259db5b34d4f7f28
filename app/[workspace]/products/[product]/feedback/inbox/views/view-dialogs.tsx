"use client";

import { Button } from "#components/ui/button.tsx";
import { DialogWith } from "#components/ui/dialog.tsx";
import type { SavedView } from "#lib/feedback/views/list-views.ts";

const load = () => import("./view-forms.tsx");

export function SaveView() {
  return (
    <DialogWith
      trigger={<Button size="sm">Save view</Button>}
      title="Save view"
      description="Its filters, search and order, under a name of their own."
      load={load}
    >
      {({ SaveViewForm }) => <SaveViewForm />}
    </DialogWith>
  );
}

export function RenameView({ view }: { view: SavedView }) {
  return (
    <DialogWith trigger={<Button size="sm">Manage view</Button>} title="Manage view" load={load}>
      {({ RenameViewForm }) => <RenameViewForm view={view} />}
    </DialogWith>
  );
}
