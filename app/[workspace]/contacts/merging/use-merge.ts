"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { mergeContacts, undoMerge } from "#app/[workspace]/contacts/actions.ts";
import type { FormAction } from "#components/ui/form.tsx";
import { useToast } from "#components/ui/toast.tsx";

type Merging = { workspace: string; contactId: string };

/** Merges, leads to who stays, and offers to undo it. Said from within: the form is gone once the page shows the merge. */
export function useMerge({ workspace, contactId }: Merging): FormAction {
  const router = useRouter();
  const toast = useToast();

  function undo(mergeId: string) {
    const data = new FormData();
    data.set("workspace", workspace);
    data.set("mergeId", mergeId);
    startTransition(async () => {
      const { ok, message } = await undoMerge({ ok: false }, data);
      toast(
        ok
          ? { title: "Merge undone. Both are as they were." }
          : { title: message ?? "The merge could not be undone.", tone: "failed" },
      );
    });
  }

  return async (state, data) => {
    const after = await mergeContacts(state, data);
    const { mergeId = "", survivorId } = after.values ?? {};
    if (!after.ok) return after;
    toast({
      title: "Merged. The tickets of both are here now.",
      action: { label: "Undo", onClick: () => undo(mergeId) },
    });
    if (survivorId === contactId) router.refresh();
    else router.push(`/${workspace}/contacts/${survivorId}`);
    return after;
  };
}
