"use client";

import { useEffect } from "react";

const controls = "a[href], :is(button, input, select, textarea):enabled:not([type=hidden])";
const rows = "li, tr";
const holders = `${rows}, ul, ol, dl, tbody, form`;
const regions = "section, aside, article, main";

/** A control, what it stands in, nearest first, and the others: those after it, then those before it, nearest first. */
type Place = { control: HTMLElement; around: Element[]; others: Element[] };

/**
 * Where what has a keyboard's focus goes, the focus goes to what stands in its place: the value, the row, the next row
 * or the one before, else the heading of the region; of the new page, where a link led. From what lay over the page, as
 * a dialog or a notice, it comes back to where it was before.
 */
export function KeepFocus() {
  useEffect(() => {
    let focused: Element | null = null;
    let place: Place | null = null;
    let frame = 0;

    function remember({ target }: FocusEvent) {
      if (!(target instanceof HTMLElement)) return;
      focused = target;
      if (target.closest("main")) place = target.matches(":focus-visible") ? placeOf(target) : null;
    }

    function forget() {
      place = null;
    }

    // Whoever moves the focus on purpose, as a dialog that closes, does so first.
    function landSoon() {
      if (!place || !focused || focused.isConnected) return;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(land);
    }

    function land() {
      if (!place || document.activeElement !== document.body) return;
      focusOn(place.control.isConnected ? place.control : successorOf(place));
    }

    const observer = new MutationObserver(landSoon);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("focusin", remember);
    document.addEventListener("pointerdown", forget);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      document.removeEventListener("focusin", remember);
      document.removeEventListener("pointerdown", forget);
    };
  }, []);

  return null;
}

function placeOf(control: HTMLElement): Place {
  const around: Element[] = [];
  for (let node = control.parentElement; node; node = node.parentElement) around.push(node);
  const all = [...document.querySelectorAll(`main :is(${controls})`)];
  const isAfter = (one: Element) =>
    (control.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const before = all.filter((one) => one !== control && !isAfter(one));
  return { control, around, others: [...all.filter(isAfter), ...before.reverse()] };
}

function successorOf({ around, others }: Place): Element | null {
  for (const node of around) {
    const found = node.isConnected && foundIn(node, others);
    if (found) return found;
  }
  return null;
}

function foundIn(node: Element, others: Element[]): Element | null | undefined {
  if (node.matches("dd")) return node;
  if (node.matches(holders)) {
    const next = others.find((one) => node.contains(one) && one.checkVisibility());
    return next?.closest(rows)?.querySelector(controls) ?? next;
  }
  if (!node.matches(regions)) return null;
  return node.querySelector("h1, h2, h3") ?? (node.matches("main, [aria-label]") ? node : null);
}

function focusOn(element: Element | null): void {
  if (!(element instanceof HTMLElement)) return;
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus();
}
