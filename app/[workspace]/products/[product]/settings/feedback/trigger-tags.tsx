"use client";

import { TriangleAlert } from "lucide-react";
import { type ReactNode, startTransition, useOptimistic } from "react";
import { useLastingAction } from "#components/session/use-lasting-action.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { type TagChange, TagCombobox } from "#components/ui/tag-combobox.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { TagView } from "#lib/intercom/tags/list-tags.ts";
import { chooseTags } from "./actions.ts";

type TriggerTagsProps = {
  workspace: string;
  productId: string;
  tags: TagView[];
  disabled: boolean;
  counts: boolean;
  heading: ReactNode;
};

export function TriggerTags(props: TriggerTagsProps) {
  const { workspace, productId, tags, disabled, counts, heading } = props;
  const toast = useToast();
  const { act, dialog } = useLastingAction(chooseTags);
  const [selected, setSelected] = useOptimistic(
    tags.filter((tag) => tag.chosen).map((tag) => tag.id),
  );
  const chosen = tags.filter((tag) => selected.includes(tag.id));
  const deleted = chosen.filter((tag) => tag.deleted);
  const shared = chosen.filter((tag) => tag.alsoIn.length > 0);

  // Only what was changed is sent: what a colleague chose meanwhile stays as it is.
  function save(ids: string[], { added, removed }: TagChange) {
    const data = new FormData();
    data.set("workspace", workspace);
    data.set("product", productId);
    if (added) data.set("add", added.id);
    if (removed) data.set("remove", removed.id);
    startTransition(async () => {
      setSelected(ids);
      const after = await act({ ok: false }, data);
      if (!after.ok) toast({ title: after.message ?? "Not saved.", tone: "failed" });
      else if (added && counts) toast({ title: `Saved. Watching ${added.name} from now on.` });
      else if (removed) toast({ title: `Saved. ${removed.name} no longer counts.` });
      else toast({ title: "Saved." });
    });
  }

  return (
    <>
      {deleted.map((tag) => (
        <Banner
          key={tag.id}
          tone="warning"
          title={
            <>
              <bdi>{tag.name}</bdi> was deleted in Intercom.
            </>
          }
          action={
            <Button
              size="sm"
              disabled={disabled}
              onClick={() =>
                save(
                  selected.filter((id) => id !== tag.id),
                  { removed: tag },
                )
              }
            >
              Remove tag
            </Button>
          }
        >
          Nothing arrives for it any more. Its tickets stay.
        </Banner>
      ))}
      {heading}
      <TagCombobox
        labelledBy="trigger-tags"
        describedBy="trigger-tags-note"
        options={tags.map(({ alsoIn, chosen: _, ...tag }) => ({
          ...tag,
          hint: alsoInWords(alsoIn),
        }))}
        selected={selected}
        onChange={save}
        disabled={disabled}
      />
      {selected.length === 0 && (
        <p className="flex items-center gap-1.5 text-warning">
          <TriangleAlert aria-hidden />
          Nothing will arrive until a tag is chosen.
        </p>
      )}
      {shared.map((tag) => (
        <p key={tag.id} className="text-text-3">
          <bdi>{tag.name}</bdi> is used by {tag.alsoIn.join(", ")} too: a conversation tagged with
          it becomes a ticket in each.
        </p>
      ))}
      {dialog}
    </>
  );
}

function alsoInWords(products: string[]): string | undefined {
  return products.length > 0 ? `also in ${products.join(", ")}` : undefined;
}
