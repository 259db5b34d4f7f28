import { expect, type Locator, type Page } from "@playwright/test";

const mostStops = 60;

/** Goes on with the key until the control has the focus, as a person without a mouse does. */
export async function pressUntilFocused(page: Page, key: string, control: Locator): Promise<void> {
  for (let stops = 0; stops < mostStops; stops++) {
    if (await control.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(control, `reached with ${key}`).toBeFocused();
}
