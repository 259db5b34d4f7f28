"use client";

import { createContext, type ReactNode, use, useEffect, useState } from "react";
import { OnDemand, onDemand, usePreparedAtRest } from "./on-demand.tsx";
import { type ToastQuestion, type ToastQueue, toastQueue } from "./popups/toast-queue.ts";

const toasts = onDemand(() => import("./popups/toasts.tsx").then((file) => file.Toasts));

const ToastContext = createContext<ToastQueue | null>(null);

export function useToast(): (toast: ToastQuestion) => void {
  const queue = use(ToastContext);
  if (!queue) throw new Error("A toast belongs into the shell");
  return queue.show;
}

/** The same where there may be no shell, in which nothing is said then. */
export function useToastIfAny(): ((toast: ToastQuestion) => void) | undefined {
  return use(ToastContext)?.show;
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
  const [isPrepared, setIsPrepared] = useState(false);
  const [queue] = useState(() => toastQueue(() => setIsPrepared(true)));

  usePreparedAtRest(queue.prepare);
  return (
    <ToastContext value={queue}>
      {children}
      {isPrepared && <OnDemand part={toasts} props={{ queue }} />}
    </ToastContext>
  );
}
