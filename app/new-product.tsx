import type { ReactElement } from "react";
import { NewProductTrigger } from "#components/shell/new-product-trigger.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { NewProductForm } from "./new-product-form.tsx";

type NewProductProps = { workspace: string; trigger?: ReactElement };

export function NewProduct({ workspace, trigger = <NewProductTrigger /> }: NewProductProps) {
  return (
    <Dialog
      trigger={trigger}
      title="New product"
      description="A product has its own feedback inbox and its own trigger tags."
    >
      <NewProductForm workspace={workspace} />
    </Dialog>
  );
}
