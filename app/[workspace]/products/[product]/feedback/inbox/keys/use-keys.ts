import { useEffect } from "react";
import type { Command } from "./commands.ts";

const whereOneTypes =
  "input:not([type=checkbox]):not([data-closed] *), textarea, select, [contenteditable=true], [role$=dialog]:not([data-closed]), [role=menu]:not([data-closed]), [role=listbox]";

type Keys = { commands: Command[]; onEscape: () => void };

/** Silent where one types, in dialogs and menus, and where another key is held. */
export function useKeys({ commands, onEscape }: Keys): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return;
      if (event.key === "Escape") return onEscape();
      const command = commands.find(({ key, isOff }) => !isOff && isKey(event, key));
      if (!command || isPressOn(event)) return;
      event.preventDefault();
      command.run();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [commands, onEscape]);
}

const alsoMeans: Record<string, string[]> = {
  j: ["ArrowDown"],
  k: ["ArrowUp"],
  Enter: ["o"],
  "#": ["Delete"],
};

function isKey(event: KeyboardEvent, key: string): boolean {
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  if (altKey || ctrlKey || metaKey) return key === "z" && (ctrlKey || metaKey) && event.key === "z";
  const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key.startsWith("Shift+")) return shiftKey && pressed === key.slice(6).toLowerCase();
  const isLetter = /^[a-z]$/.test(key);
  if (isLetter && shiftKey) return false;
  return pressed === key || (alsoMeans[key]?.includes(event.key) ?? false);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(whereOneTypes) !== null;
}

/** Enter presses the button or follows the link that has the focus; arrows scroll what is no list. */
function isPressOn({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (key === "ArrowDown" || key === "ArrowUp") return target.closest("[data-inbox-list]") === null;
  return key === "Enter" && target.matches("a, button, summary, input");
}
