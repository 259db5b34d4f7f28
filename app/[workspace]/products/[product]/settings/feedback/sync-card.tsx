"use client";

import { MessageSquare } from "lucide-react";
import { type ReactNode, useOptimistic } from "react";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { SwitchForm } from "#components/ui/switch-form.tsx";
import type { FormState } from "#lib/form-state.ts";
import { switchProductSync } from "./actions.ts";
import { LoadingTags } from "./loading-tags.tsx";

type SyncCardProps = {
  workspace: string;
  productId: string;
  checked: boolean;
  disabled: boolean;
  children: ReactNode;
};

export function SyncCard({ workspace, productId, checked, disabled, children }: SyncCardProps) {
  const [fetching, setFetching] = useOptimistic(false);

  async function switchAndFetch(before: FormState, data: FormData): Promise<FormState> {
    setFetching(data.get("enabled") === "on");
    return switchProductSync(before, data);
  }

  return (
    <Card labelledBy="sync">
      <CardHeader
        titleId="sync"
        title="Sync feedback from Intercom"
        icon={<MessageSquare aria-hidden />}
        descriptionId="sync-purpose"
        description="Tag a conversation in Intercom with one of the trigger tags, and it arrives in this product’s feedback inbox within seconds."
      >
        <SwitchForm
          action={switchAndFetch}
          checked={checked}
          label="Sync feedback from Intercom"
          describedBy="sync-purpose"
          workspace={workspace}
          fields={{ product: productId }}
          disabled={disabled}
        />
      </CardHeader>
      {fetching ? <LoadingTags /> : children}
    </Card>
  );
}
