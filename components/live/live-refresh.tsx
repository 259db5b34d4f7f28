"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";
import { followWorkspace } from "./follow-workspace.ts";

const leastPauseMs = 500;

/** Shows what others change without a reload. A page that is not looked at waits until it is. */
export function LiveRefresh({ workspace }: { workspace: string }) {
  const router = useRouter();

  useEffect(() => {
    let timer: number | undefined;
    let lastAt = 0;
    let missed = false;

    function refresh() {
      timer = undefined;
      missed = document.hidden;
      if (missed) return;
      lastAt = Date.now();
      startTransition(() => router.refresh());
    }

    function refreshSoon() {
      timer ??= window.setTimeout(refresh, Math.max(20, lastAt + leastPauseMs - Date.now()));
    }

    function refreshIfMissed() {
      if (missed && !document.hidden) refreshSoon();
    }

    const unfollow = followWorkspace(workspace, refreshSoon);
    document.addEventListener("visibilitychange", refreshIfMissed);
    return () => {
      unfollow();
      window.clearTimeout(timer);
      document.removeEventListener("visibilitychange", refreshIfMissed);
    };
  }, [router, workspace]);

  return null;
}
