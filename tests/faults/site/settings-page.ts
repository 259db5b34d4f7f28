import { builtActions, submitAction } from "#tests/security/support/actions.ts";
import { locationOf, openBrowser } from "#tests/support/http-browser.ts";
import type { Place } from "./seed-connecting.ts";
import type { Site } from "./start-site.ts";

type Button = "disconnect" | "confirmOtherWorkspace";

/** What an admin does with the Intercom page of a workspace's settings, in a browser that keeps its cookies. */
export function openSettings({ url, intercom }: Site, { slug, cookie }: Place) {
  const browser = openBrowser(url, cookie);
  return {
    /** "Connect Intercom", then "Authorize access": the address that Intercom sends the browser back to. */
    async authorize(appId: string): Promise<string> {
      const form = { workspace: slug, region: "EU" };
      const consent = locationOf(await browser.post(`${url}/api/intercom/connect`, form));
      const asked = Object.fromEntries(consent.searchParams);
      const yes = { ...asked, decision: "authorize", workspace: appId };
      return locationOf(await browser.post(intercom.oauthUrl, yes)).href;
    },
    /** What the page says that the browser comes to; null when nobody answered. */
    async land(callback: string): Promise<string | null> {
      const answer = await browser.get(callback).catch(() => null);
      if (!answer) return null;
      if (answer.status !== 303) return `an answer of ${answer.status}`;
      const page = await browser.get(locationOf(answer).href);
      return wordsOf(await page.text());
    },
    /** As a browser without scripts does. That the connection is cut is no error here. */
    async press(button: Button, id?: string): Promise<void> {
      const name = `intercom/actions.ts ${button}`;
      const action = builtActions().find((one) => one.name.endsWith(name));
      const fields: [string, string][] = [["workspace", slug]];
      if (id) fields.push(["id", id]);
      const page = `${url}/${slug}/settings/integrations/intercom`;
      await submitAction(page, action?.id ?? "", { cookie, fields }).catch(() => null);
    },
  };
}

export const says = {
  connected: "Intercom is connected.",
  connectedBefore: "Intercom is already connected.",
  used: "This way back from Intercom has been used already.",
  failed: "Timebook could not finish connecting.",
  askedToSwitch: "Switch to",
};

function wordsOf(html: string): string {
  const said = Object.values(says).find((words) => html.includes(words));
  return said ?? "nothing that is known";
}
