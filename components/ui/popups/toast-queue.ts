import type { ReactNode } from "react";

export type ToastQuestion = {
  title: ReactNode;
  tone?: "ok" | "failed";
  /** Until it is answered or dismissed. */
  stays?: boolean;
  action?: { label: string; onClick: () => void };
  /** Of several toasts about one thing only the last one is shown. */
  about?: string;
};

type Show = (toast: ToastQuestion) => void;

export type ToastQueue = ReturnType<typeof toastQueue>;

/** Toasts wait here until there is something to show them. */
export function toastQueue(prepare: () => void) {
  const waiting: ToastQuestion[] = [];
  let shown: Show | null = null;

  return {
    prepare,
    show(toast: ToastQuestion) {
      if (shown) return shown(toast);
      waiting.push(toast);
      prepare();
    },
    /** Those that wait are shown first. */
    showWith(show: Show) {
      shown = show;
      for (const toast of waiting.splice(0)) show(toast);
      return () => {
        shown = null;
      };
    },
  };
}
