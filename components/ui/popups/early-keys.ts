export type EarlyKeys = ReturnType<typeof earlyKeys>;

const longestMs = 3_000;

/** Whoever knows what opens types on while it is still opening: none of it may be lost, or be taken for a shortcut. */
export function earlyKeys() {
  let kept: KeyboardEvent[] = [];
  let timer = 0;

  function keep(event: KeyboardEvent) {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || key === "Escape" || key === "Tab") return;
    // That is what had opened it, done again.
    if (!event.isTrusted) return;
    if (!event.repeat) kept.push(event);
    event.preventDefault();
    event.stopPropagation();
  }

  function pause() {
    document.removeEventListener("keydown", keep, true);
  }

  function stop() {
    window.clearTimeout(timer);
    pause();
    kept = [];
  }

  return {
    stop,
    listen() {
      stop();
      document.addEventListener("keydown", keep, true);
      timer = window.setTimeout(pause, longestMs);
    },
    /** Presses them all where the focus is by now, and those that come meanwhile. Then that listens itself. */
    async replay() {
      for (let event = kept.shift(); event; event = kept.shift()) {
        pressAgain(event);
        // What one key changes has to stand before the next is pressed.
        await new Promise(requestAnimationFrame);
      }
      stop();
    },
  };
}

/** A press that no hand made is heard, but types nothing, sends nothing and follows no link. */
function pressAgain(event: KeyboardEvent): void {
  const { key } = event;
  const at = document.activeElement;
  if (!at?.dispatchEvent(new KeyboardEvent("keydown", event))) return;
  if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) {
    if (key === "Enter" && at instanceof HTMLInputElement) at.form?.requestSubmit();
    else if (key === "Backspace") document.execCommand("delete");
    else document.execCommand("insertText", false, key === "Enter" ? "\n" : textOf(key));
  } else if (at instanceof HTMLElement && at.matches("a, button") && /^(Enter| )$/.test(key)) {
    at.click();
  }
}

function textOf(key: string): string {
  return key.length === 1 ? key : "";
}
