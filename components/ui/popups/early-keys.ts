export type EarlyKeys = ReturnType<typeof earlyKeys>;

const longestMs = 3_000;
const controls = "a[href], :is(button, input, select, textarea):enabled";
const inside = `[role$=dialog] :is(${controls})`;

/** Whoever knows what opens types on while it is still opening: none of it may be lost, or be taken for a shortcut. */
export function earlyKeys() {
  let kept: KeyboardEvent[] = [];
  let timer = 0;
  let opener: Element | null = null;
  let isListening = false;

  function keep(event: KeyboardEvent) {
    const { key, ctrlKey, metaKey, altKey, isComposing } = event;
    if (ctrlKey || metaKey || altKey || key === "Escape") return;
    if (isComposing || key === "Process") return;
    // That is what had opened it, done again.
    if (!event.isTrusted) return;
    if (!event.repeat) kept.push(event);
    event.preventDefault();
    event.stopPropagation();
  }

  function pause() {
    isListening = false;
    document.removeEventListener("keydown", keep, true);
  }

  function stop() {
    window.clearTimeout(timer);
    pause();
    kept = [];
  }

  return {
    stop,
    isListening: () => isListening,
    listen() {
      stop();
      opener = document.activeElement;
      isListening = true;
      document.addEventListener("keydown", keep, true);
      timer = window.setTimeout(pause, longestMs);
    },
    /** Presses them all where the focus is by now, and those that come meanwhile. Then that listens itself. */
    async replay() {
      for (let event = kept.shift(); event; event = kept.shift()) {
        pressAgain(event, opener);
        // What one key changes has to stand before the next is pressed.
        await new Promise(requestAnimationFrame);
      }
      stop();
    },
  };
}

/** A press that no hand made is heard, but types nothing, sends nothing, follows no link and moves no focus. */
function pressAgain(event: KeyboardEvent, opener: Element | null): void {
  const { key, target } = event;
  const isInside = target !== opener && target instanceof Element && target.matches(inside);
  const at = isInside ? target : document.activeElement;
  if (!at?.dispatchEvent(new KeyboardEvent("keydown", event))) return;
  if (key === "Tab") focusBeside(at, event.shiftKey ? -1 : 1);
  else if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) {
    if (key === "Enter" && at instanceof HTMLInputElement) at.form?.requestSubmit();
    else if (key === "Backspace") document.execCommand("delete");
    else document.execCommand("insertText", false, key === "Enter" ? "\n" : textOf(key));
  } else if (at instanceof HTMLElement && at.matches("a, button") && /^(Enter| )$/.test(key)) {
    at.click();
  }
}

function focusBeside(at: Element, step: 1 | -1): void {
  const stops = [
    ...(at.closest("[role$=dialog]")?.querySelectorAll<HTMLElement>(controls) ?? []),
  ].filter((stop) => stop.tabIndex >= 0 && stop.checkVisibility());
  const from = stops.findIndex((stop) => stop.isSameNode(at));
  stops.at((from + step) % stops.length)?.focus();
}

function textOf(key: string): string {
  return key.length === 1 ? key : "";
}
