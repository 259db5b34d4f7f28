import { earlyKeys } from "./early-keys.ts";

/** What opens a popup before its code is there is done again once it is, unless one has turned elsewhere. */
export function earlyOpening() {
  const keys = earlyKeys();
  let kept: Event | null = null;

  /** Whether there was something. */
  function forget(): boolean {
    const wasKept = kept !== null;
    kept = null;
    keys.stop();
    document.removeEventListener("keydown", forgetByKey, true);
    document.removeEventListener("pointerdown", forget, true);
    return wasKept;
  }

  /** A key that is not kept any more does something else by now. */
  function forgetByKey({ key, isTrusted }: KeyboardEvent) {
    if (isTrusted && (key === "Escape" || !keys.isListening())) forget();
  }

  return {
    forget,
    keep(event: Event) {
      event.preventDefault();
      forget();
      kept = event;
      keys.listen();
      document.addEventListener("keydown", forgetByKey, true);
      document.addEventListener("pointerdown", forget, true);
    },
    redo(button: HTMLElement | null) {
      const event = kept;
      if (!event) return;
      kept = null;
      button?.dispatchEvent(copyOf(event));
    },
    /** The focus is where it stays. */
    async settle() {
      await keys.replay();
      forget();
    },
  };
}

function copyOf(event: Event): Event {
  return event instanceof KeyboardEvent
    ? new KeyboardEvent(event.type, event)
    : new MouseEvent(event.type, event);
}
