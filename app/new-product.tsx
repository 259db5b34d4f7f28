"use client";

import type { ReactElement } from "react";
import { NewProductTrigger } from "#components/shell/new-product-trigger.tsx";
import { DialogWith } from "#components/ui/dialog.tsx";

const load = () => import("./new-product-form.tsx");

type NewProductProps = { workspace: string; trigger?: ReactElement };

export function NewProduct({ workspace, trigger = <NewProductTrigger /> }: NewProductProps) {
  return (
    <DialogWith
      load={load}
      trigger={trigger}
      title="New product"
      description="A product has its own feedback inbox and its own trigger tags."
    >
      {({ NewProductForm }) => <NewProductForm workspace={workspace} />}
    </DialogWith>
  );
}
