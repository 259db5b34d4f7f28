import type { Page } from "@playwright/test";

/** Milliseconds since the browser began to ask for the page; `shift` as browsers count it. */
export type Seen = {
  largestPaintMs: number;
  firstRowMs: number;
  longestStepMs: number;
  shift: number;
};

declare global {
  interface Window {
    seen: Seen;
  }
}

type Watched = PerformanceObserverInit & { durationThreshold?: number };
type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean };

/** Call it before the page is opened; what it answers tells what was seen since. */
export async function seeWhatIsPainted(page: Page, row: string): Promise<() => Promise<Seen>> {
  await page.addInitScript((selector) => {
    const seen: Seen = { largestPaintMs: 0, firstRowMs: 0, longestStepMs: 0, shift: 0 };
    window.seen = seen;
    const watch = (options: Watched, note: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
        buffered: true,
        ...options,
      });
    watch({ type: "largest-contentful-paint" }, ({ startTime }) => {
      seen.largestPaintMs = startTime;
    });
    watch({ type: "layout-shift" }, (entry) => {
      const { value, hadRecentInput } = entry as Shift;
      if (!hadRecentInput) seen.shift += value;
    });
    watch({ type: "event", durationThreshold: 16 }, ({ duration }) => {
      seen.longestStepMs = Math.max(seen.longestStepMs, duration);
    });
    const waiting = new MutationObserver(() => {
      if (!document.querySelector(selector)) return;
      waiting.disconnect();
      requestAnimationFrame(() => {
        seen.firstRowMs = performance.now();
      });
    });
    waiting.observe(document, { childList: true, subtree: true });
  }, row);
  return () => page.evaluate(() => window.seen);
}
