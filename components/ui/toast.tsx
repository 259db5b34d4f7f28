"use client";

import { createContext, type ReactNode, use, useEffect, useState } from "react";
import { type ToastQuestion, type ToastQueue, toastQueue } from "./popups/toast-queue.ts";

const load = () => import("./popups/toasts.tsx");

type Code = Awaited<ReturnType<typeof load>>;

/** By the time that there is something to say, the network may be gone. */
const fetchAfterMs = 5_000;
const retryMs = 2_000;

const ToastContext = createContext<ToastQueue | null>(null);

export function useToast(): (toast: ToastQuestion) => void {
  const queue = use(ToastContext);
  if (!queue) throw new Error("A toast belongs into the shell");
  return queue.show;
}

/** Fetches what shows them, where something will soon be said. */
export function usePreparedToasts({ when }: { when: boolean }): void {
  const queue = use(ToastContext);
  useEffect(() => {
    if (when) queue?.prepare();
  }, [queue, when]);
}

/** What shows them is fetched long after the page has come to rest, or with the first one. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [code, setCode] = useState<Code | null>(null);
  const [queue] = useState(() => toastQueue(fetchCode));

  function fetchCode() {
    load().then(setCode, () => window.setTimeout(fetchCode, retryMs));
  }

  useEffect(() => {
    const timer = window.setTimeout(queue.prepare, fetchAfterMs);
    return () => window.clearTimeout(timer);
  }, [queue]);

  return (
    <ToastContext value={queue}>
      {children}
      {code && <code.Toasts queue={queue} />}
    </ToastContext>
  );
}
