"use client";

import { Toast } from "@base-ui/react/toast";
import { Check, CircleAlert, X } from "lucide-react";
import { useEffect, useEffectEvent } from "react";
import { cn } from "#lib/cn.ts";
import type { ToastQuestion, ToastQueue } from "./toast-queue.ts";

export function Toasts({ queue }: { queue: ToastQueue }) {
  return (
    <Toast.Provider timeout={6000} limit={3}>
      <Adding queue={queue} />
      <Toast.Portal>
        <Toast.Viewport className="fixed end-5 bottom-5 z-60 flex flex-col items-end gap-2 max-md:start-4 max-md:end-4 max-md:bottom-4 md:in-[:has([data-bottom-bar])]:bottom-22 max-md:items-stretch">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

const shownAbout = new Map<string, string>();

function Adding({ queue }: { queue: ToastQueue }) {
  const manager = Toast.useToastManager();

  const show = useEffectEvent((asked: ToastQuestion) => {
    const { title, tone = "ok", stays, action, about } = asked;
    const before = about && shownAbout.get(about);
    if (before) manager.close(before);
    const id = manager.add({
      title,
      type: tone,
      timeout: stays ? 0 : undefined,
      actionProps: action && { children: action.label, onClick: answer },
    });

    if (about) shownAbout.set(about, id);

    function answer() {
      manager.close(id);
      action?.onClick();
    }
  });

  useEffect(() => queue.showWith((asked) => show(asked)), [queue]);
  return null;
}

function ToastList() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className={cn(
        "max-w-120 rounded-xl bg-toast text-nav-text shadow-lg [--focus:var(--nav-focus)] transition-[opacity,translate] duration-(--enter) max-md:max-w-none",
        "data-ending-style:opacity-0 data-ending-style:duration-(--exit) data-limited:hidden data-starting-style:translate-y-1 data-starting-style:opacity-0",
      )}
    >
      <Toast.Content className="flex min-h-12 items-center gap-3 py-2.5 ps-3.5 pe-2.5">
        {toast.type === "failed" ? (
          <CircleAlert aria-hidden className="size-3.5" />
        ) : (
          <Check aria-hidden className="size-3.5" />
        )}
        <Toast.Title render={<p />} className="min-w-0 flex-1 text-pretty" />
        {toast.actionProps && (
          <Toast.Action className="hit h-(--control-sm) rounded-md bg-toast-action px-2.25 font-medium text-12" />
        )}
        <Toast.Close
          aria-label="Dismiss"
          className="hit grid size-6 place-items-center rounded-sm text-nav-text-2 hover:text-nav-text"
        >
          <X aria-hidden className="size-3.5" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
