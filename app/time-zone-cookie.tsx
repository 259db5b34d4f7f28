"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const yearSeconds = 365 * 24 * 60 * 60;

/** Tells the server the viewer's time zone, and asks for the page again when it was another one. */
export function TimeZoneCookie() {
  const router = useRouter();
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const wanted = `timebook.zone=${encodeURIComponent(timeZone)}`;
    if (document.cookie.split("; ").includes(wanted)) return;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http
    document.cookie = `${wanted}; path=/; max-age=${yearSeconds}; samesite=lax`;
    router.refresh();
  }, [router]);
  return null;
}
