import type { ReactNode } from "react";

export type NavigatorProps = {
  workspace: { slug: string; name: string };
  workspaces: { slug: string; name: string }[];
  products: { key: string; name: string; unread: number; archived?: boolean }[];
  user: { id: string; name: string };
  canManage: boolean;
  signOut: (form: FormData) => Promise<void>;
  newProduct?: ReactNode;
};
