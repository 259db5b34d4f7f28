import type { ReactNode } from "react";
import type { FormAction } from "#components/ui/form.tsx";

export type NavigatorProps = {
  workspace: { slug: string; name: string };
  workspaces: { slug: string; name: string }[];
  products: { key: string; name: string; unread: number; archived?: boolean }[];
  user: { id: string; name: string };
  canManage: boolean;
  signOut: FormAction;
  newProduct?: ReactNode;
  /** Opens the command menu. */
  search: ReactNode;
  bell?: ReactNode;
};
