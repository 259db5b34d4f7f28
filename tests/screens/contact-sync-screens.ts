import type { Screen } from "./screens.ts";
import { scrollTo } from "./scroll-to.ts";
import { contactSyncStates } from "./seed-contact-sync.ts";

const page = "app/[workspace]/settings/integrations/intercom/page.tsx";

function contactSyncIn(state: string, more: Partial<Screen> = {}): Screen {
  return {
    ...{ name: `contact-sync-${state}`, page, state: `sync-${state}`, as: "owner" },
    path: `/sync-${state}/settings/integrations/intercom`,
    act: scrollTo("Sync contacts"),
    ...more,
  };
}

/** A picture is taken where the page stands, and on a phone the card stands further down. */
function onPhone(state: string): Screen {
  return contactSyncIn(state, { name: `contact-sync-${state}-phone`, onlyOn: "phone" });
}

/** The card "Sync contacts" in each state that it can be in. */
export const contactSyncScreens: Screen[] = [
  ...Object.keys(contactSyncStates).map((state) => contactSyncIn(state, { onlyOn: "desktop" })),
  ...["importing-many", "up-to-date-many", "waiting", "failed", "differs"].map(onPhone),
  contactSyncIn("failed", { name: "contact-sync-member", as: "member", onlyOn: "desktop" }),
];
