export type EarlyKeys = ReturnType<typeof earlyKeys>;

const longestMs = 3_000;

/** Whoever knows the menu types on while it is still opening: none of it may be lost, or be taken for a shortcut. */
export function earlyKeys() {
  let typed = "";
  let timer = 0;

  function keep(event: KeyboardEvent) {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || key === "Escape") return;
    if (key.length === 1) typed += key;
    else if (key === "Backspace") typed = typed.slice(0, -1);
    event.preventDefault();
    event.stopPropagation();
  }

  function stop() {
    window.clearTimeout(timer);
    document.removeEventListener("keydown", keep, true);
  }

  return {
    listen() {
      stop();
      typed = "";
      document.addEventListener("keydown", keep, true);
      timer = window.setTimeout(stop, longestMs);
    },
    /** What was typed until now; from here on the field listens. */
    take() {
      stop();
      return typed;
    },
  };
}
