"use client";

import { Dialog } from "@base-ui/react/dialog";

/** Ties the menu button in the page bar to the drawer, which stands elsewhere in the tree. */
export const drawerHandle = Dialog.createHandle();
