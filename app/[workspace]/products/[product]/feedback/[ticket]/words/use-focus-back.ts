"use client";

import { useLayoutEffect, useRef } from "react";

/** Once the field is gone, where it had the focus. */
export function useFocusBack(isEdited: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const was = useRef(isEdited);
  useLayoutEffect(() => {
    if (was.current && !isEdited && document.activeElement === document.body) {
      button.current?.focus();
    }
    was.current = isEdited;
  }, [isEdited]);
  return button;
}
