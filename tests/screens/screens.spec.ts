import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { test as base, expect, type Surroundings } from "#tests/support/browser-test.ts";
import { findViolations } from "#tests/support/find-violations.ts";
import { makeLinks } from "#tests/support/make-links.ts";
import { signInAs } from "#tests/support/sign-in-as.ts";
import { type App, startApp } from "#tests/support/start-app.ts";
import { type Screen, screens } from "./screens.ts";
import { seedContactEditing } from "./seed-contact-editing.ts";
import { seedContactSync } from "./seed-contact-sync.ts";
import { seedContacts } from "./seed-contacts.ts";
import { seedErasure } from "./seed-erasure.ts";
import { seedInbox } from "./seed-inbox.ts";
import { seedLongNames } from "./seed-long-names.ts";
import { seedMeanwhile } from "./seed-meanwhile.ts";
import { seedStates } from "./seed-states.ts";
import type { Seeded } from "./seed-workspace-in.ts";

const folder = path.resolve(import.meta.dirname, "../../screens");
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const themes = ["light", "dark"] as const;

type World = {
  states: Map<string, Seeded>;
  empty: Seeded;
  notConfigured: App;
  links: { invitation: string; reset: string };
};

const test = base.extend<object, { world: World }>({
  world: [
    async ({ surroundings }, use) => {
      const world = await seedWorld(surroundings);
      await use(world);
      await world.notConfigured.stop();
    },
    { scope: "worker", timeout: 600_000 },
  ],
});

test.describe.configure({ mode: "parallel" });
test.use({ reducedMotion: "reduce", timezoneId: "Europe/Dublin" });

for (const screen of screens) {
  test.describe(() => {
    // A page that is not found, and what is refused, say so in the console too.
    test.use({ expectedErrors: screen.expectedErrors ?? /status of 4\d\d|ERR_FAILED/ });

    test(screen.name, async ({ page, context, app, world }) => {
      const { url } = screen.notConfigured ? world.notConfigured : app;
      const state = world.states.get(screen.state ?? "");
      const cookie = state?.cookies[screen.as ?? "owner"];
      if (screen.as && cookie) await signInAs(context, url, { cookie });
      const { path: where } = screen;
      await page.setViewportSize(sizes[screen.onlyOn ?? "desktop"]);
      await page.goto(url + (typeof where === "string" ? where : where(world.links)));
      await page.evaluate(() => document.fonts.ready);
      await screen.act?.(page, state ?? world.empty);
      await takePictures(page, screen);
    });
  });
}

async function takePictures(page: Page, { name, onlyOn }: Screen): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const size of ["desktop", "phone"] as const) {
    if (onlyOn && onlyOn !== size) continue;
    await page.setViewportSize(sizes[size]);
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme });
      const picture = `${name}.${size}.${colorScheme}`;
      await page.screenshot({ path: path.join(folder, `${picture}.png`), animations: "disabled" });
      if ((size === "desktop") === (colorScheme === "light")) {
        expect.soft(await findViolations(page), picture).toEqual([]);
      }
      expect.soft(await cutOff(page), `${picture} fits its width`).toEqual([]);
    }
  }
}

/** Whatever is wider than the box that scrolls it up and down, and so runs out of sight. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const boxes = [...document.querySelectorAll<HTMLElement>("html, body, main, main *")];
    return boxes
      .filter((box) => box.scrollWidth > box.clientWidth + 1)
      .filter((box) => {
        const { overflowX, overflowY } = getComputedStyle(box);
        return box.tagName === "HTML" || (overflowX === "hidden" && overflowY === "auto");
      })
      .map((box) => `${box.className}: ${box.scrollWidth} > ${box.clientWidth}`);
  });
}

async function seedWorld(surroundings: Surroundings): Promise<World> {
  const states = new Map([
    ...(await seedStates(surroundings)),
    ...(await seedMeanwhile(surroundings)),
    ...(await seedContacts(surroundings)),
    ...(await seedContactSync(surroundings)),
    ["contacts-edited", await seedContactEditing()] as const,
    ["erased", await seedErasure()] as const,
    ["long-names", await seedLongNames(surroundings)] as const,
    ...(await seedInbox(surroundings)),
  ]);
  const empty = states.get("empty");
  if (!empty) throw new Error("There is no empty workspace");
  const notConfigured = await startApp({ databaseUrl: surroundings.databaseUrl });
  const links = await makeLinks({
    workspaceId: states.get("filled")?.workspaceId ?? "",
    email: "tomas@filled.fieldnote.example",
  });
  return { states, empty, notConfigured, links };
}
