import type { Page } from "@playwright/test";
import { accountScreens } from "./account-screens.ts";
import { contactEditingScreens } from "./contact-editing-screens.ts";
import { contactScreens } from "./contact-screens.ts";
import { contactSyncScreens } from "./contact-sync-screens.ts";
import { erasureScreens } from "./erasure-screens.ts";
import { inboxScreens } from "./inbox-screens.ts";
import { meanwhileScreens } from "./meanwhile-screens.ts";
import type { Seeded } from "./seed-workspace-in.ts";
import { settingsScreens } from "./settings-screens.ts";

export type Screen = {
  /** Of the picture, and of the test. */
  name: string;
  /** The file that draws it. */
  page: string;
  /** The workspace that is in the wanted state; its address is this name. */
  state?: string;
  /** Nobody is signed in unless said. */
  as?: "owner" | "admin" | "member";
  path: string | ((links: { invitation: string; reset: string }) => string);
  /** What a person does before the picture is taken. */
  act?: (page: Page, state: Seeded) => Promise<void>;
  /** On a server whose operator has not set up Intercom. */
  notConfigured?: true;
  onlyOn?: "phone" | "desktop";
  /** What may go wrong besides a page that is not found. */
  expectedErrors?: RegExp;
};

/** Every page in every state that it can be in. */
export const screens: Screen[] = [
  ...accountScreens,
  ...inboxScreens,
  ...contactScreens,
  ...contactEditingScreens,
  ...erasureScreens,
  ...settingsScreens,
  ...contactSyncScreens,
  ...meanwhileScreens,
];
