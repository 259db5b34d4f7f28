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

    async function refresh() {
      timer = undefined;
      missed = document.hidden;
      if (missed) return;
      lastAt = Date.now();
      if (isTypedInto() && (await leadsAway())) return;
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

function isTypedInto(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    "form input:not([type=hidden]), form textarea",
  );
  return [...fields].some((field) => field.value !== field.defaultValue);
}

/** For whoever was signed out since, a refresh would open the sign-in page, and what was typed here would be lost. */
async function leadsAway(): Promise<boolean> {
  const page = await fetch(location.href, { method: "HEAD", redirect: "manual" }).catch(() => null);
  return !page?.ok;
}
