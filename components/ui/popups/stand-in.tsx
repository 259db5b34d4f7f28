"use client";

import { type ComponentProps, useEffect, useImperativeHandle, useLayoutEffect } from "react";
import type { Popup } from "./use-popup.tsx";

type StandInProps = ComponentProps<"button"> & { popup: Popup };

/** Where Base UI would draw the button: it is given ours, and what it would listen to ours hears. */
export function StandIn({ popup: { button, listener, onListening }, ref, ...props }: StandInProps) {
  useImperativeHandle<HTMLButtonElement | null, HTMLButtonElement | null>(
    ref,
    () => button.current,
    [button],
  );

  useLayoutEffect(() => {
    listener.current = props;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it begins to listen
  useEffect(() => {
    onListening();
    return () => {
      listener.current = null;
    };
  }, []);

  return null;
}
