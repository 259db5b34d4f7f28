"use client";

import {
  Children,
  type ComponentProps,
  cloneElement,
  isValidElement,
  type ReactElement,
  type RefObject,
  type SyntheticEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { useToastIfAny } from "#components/ui/toast.tsx";
import { earlyOpening } from "./early-opening.ts";

type ButtonProps = ComponentProps<"button">;

/** For the file that draws the popup. */
export type Popup = {
  open: boolean;
  setOpen: (open: boolean) => void;
  /** Called with true when the open popup has the focus. */
  onSettled: (open: boolean) => void;
  id: string;
  buttonId: string;
  button: RefObject<HTMLButtonElement | null>;
  /** Answers the button's events once it is there. */
  listener: RefObject<ButtonProps | null>;
  onListening: () => void;
  /** Where the focus goes when the popup closes. A button that is gone by then has left its place to others. */
  finalFocus: () => HTMLElement | false;
};

type UsePopup<Code> = {
  trigger: ReactElement;
  kind: "menu" | "dialog";
  load: () => Promise<Code>;
  onOpenChange?: (open: boolean) => void;
};

const heard = [
  ...["onClick", "onKeyDown", "onKeyUp", "onFocus", "onBlur", "onTouchStart"],
  ...["onPointerDown", "onPointerUp", "onPointerEnter", "onPointerMove", "onPointerLeave"],
  ...["onMouseDown", "onMouseUp", "onMouseEnter", "onMouseMove", "onMouseLeave"],
] as const;

/** By which one comes near a button, or presses it. */
const near = new Set<string>([
  ...["onPointerEnter", "onPointerDown", "onTouchStart", "onFocus", "onKeyDown", "onClick"],
]);

/** A button whose popup is fetched when one first comes near it; what opens it before then, or is typed, is not lost. */
export function usePopup<Code>({ trigger, kind, load, onOpenChange }: UsePopup<Code>) {
  const [code, setCode] = useState<Code | null>(null);
  const [open, setOpen] = useState(false);
  const [early] = useState(earlyOpening);
  const toast = useToastIfAny();
  const fetching = useRef<Promise<Code>>(null);
  const button = useRef<HTMLButtonElement>(null);
  const listener = useRef<ButtonProps>(null);
  const id = useId();
  const [element] = Children.toArray(trigger);
  if (!isValidElement<ButtonProps>(element)) throw new Error("A popup is opened by a button");
  const buttonId = element.props.id ?? `${id}-button`;

  function hear(name: (typeof heard)[number], event: SyntheticEvent) {
    if (listener.current) {
      const answer: unknown = listener.current[name];
      if (typeof answer === "function") answer(event);
      return;
    }
    if (near.has(name)) void fetchCode();
    if (name === "onClick" || (kind === "menu" && isArrow(event))) early.keep(event.nativeEvent);
  }

  async function fetchCode() {
    fetching.current ??= load();
    try {
      const loaded = await fetching.current;
      setCode(() => loaded);
    } catch {
      fetching.current = null;
      if (early.forget()) toast?.({ title: unreachable, tone: "failed", about: "unreachable" });
    }
  }

  useEffect(() => () => void early.forget(), [early]);

  const popup: Popup = {
    ...{ open, id, buttonId, button, listener },
    setOpen(wanted) {
      setOpen(wanted);
      onOpenChange?.(wanted);
    },
    onSettled: (isOpen) => isOpen && early.settle(),
    onListening: () => early.redo(button.current),
    finalFocus: () => (button.current?.isConnected ? button.current : false),
  };
  return {
    code,
    popup,
    button: cloneElement(element, {
      ref: button,
      id: buttonId,
      "aria-haspopup": kind,
      "aria-expanded": open,
      "aria-controls": open ? id : undefined,
      ...(open && { "data-popup-open": "" }),
      ...Object.fromEntries(
        heard.map((name) => [name, (event: SyntheticEvent) => hear(name, event)]),
      ),
    }),
  };
}

const unreachable = "Timebook could not be reached. Try again in a moment.";

function isArrow({ nativeEvent }: SyntheticEvent): boolean {
  return (
    nativeEvent instanceof KeyboardEvent &&
    nativeEvent.type === "keydown" &&
    (nativeEvent.key === "ArrowDown" || nativeEvent.key === "ArrowUp")
  );
}
