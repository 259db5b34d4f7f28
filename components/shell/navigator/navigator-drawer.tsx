"use client";

import { createContext, type ReactNode } from "react";

export const DrawerContext = createContext<ReactNode>(null);

type NavigatorDrawerProps = { navigator: ReactNode; children: ReactNode };

/** What a phone's navigator button, which stands elsewhere in the tree, opens. */
export function NavigatorDrawer({ navigator, children }: NavigatorDrawerProps) {
  return <DrawerContext value={navigator}>{children}</DrawerContext>;
}
