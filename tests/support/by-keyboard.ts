import { expect, type Locator, type Page } from "@playwright/test";

const mostStops = 80;

/** A person without a mouse. Wherever the focus goes, it has to be seen. */
export function byKeyboard(page: Page) {
  /** Goes on with Tab until the control has the focus. */
  async function reach(control: Locator): Promise<void> {
    await expect(control).toBeVisible();
    for (let stops = 0; stops < mostStops; stops++) {
      if (await control.evaluate((node) => node === document.activeElement)) break;
      await page.keyboard.press("Tab");
      await expectSeenFocus(page, { mayWrap: true });
    }
    await expect(control, "reached with Tab").toBeFocused();
  }

  return {
    reach,
    press: (key: string) => page.keyboard.press(key),
    type: (text: string) => page.keyboard.type(text),
    async use(control: Locator, key = "Enter"): Promise<void> {
      await reach(control);
      await page.keyboard.press(key);
    },
    expectSeenFocus: () => expectSeenFocus(page, { mayWrap: false }),
  };
}

/** Behind the last control the browser's own begin, and the page has no focus for one press. */
async function expectSeenFocus(page: Page, { mayWrap }: { mayWrap: boolean }): Promise<void> {
  // What keeps the focus inside a dialog takes it for a moment and hands it on.
  const where = expect.poll(() => page.evaluate(whereTheFocusIs), { message: "the focus" });
  await where.toMatch(mayWrap ? /^(seen|nowhere)$/ : /^seen$/);
}

/** In the page: whether the control with the focus shows it, lies in sight, and under nothing else. */
function whereTheFocusIs(): string {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return "nowhere";
  // The skip link leads to a place, not to a control.
  if (focused.id === "main") return "seen";
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.color = "var(--focus)";
  const colour = getComputedStyle(probe).color;
  probe.style.color = "var(--nav-focus)";
  const colours = [colour, getComputedStyle(probe).color];
  probe.remove();
  let marked = false;
  for (
    let node: Element | null = focused, up = 0;
    node && up < 3;
    node = node.parentElement, up++
  ) {
    // A row's link has its mark around the row.
    for (const part of [null, "::after"]) {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(node, part);
      if (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) marked = true;
      if (colours.some((one) => boxShadow.includes(one))) marked = true;
    }
  }
  if (!marked) return `unmarked on ${focused.outerHTML.slice(0, 160)}`;
  const { left, top, width, height } = focused.getBoundingClientRect();
  const above = document.elementFromPoint(left + width / 2, top + height / 2);
  const isCovered = !above || !(focused.contains(above) || above.contains(focused));
  return isCovered ? `covered on ${focused.outerHTML.slice(0, 160)}` : "seen";
}
