"use client";

import { Check, Link2 } from "lucide-react";
import { useEffect, useState } from "react";
import { writeToClipboard } from "./write-to-clipboard.ts";

/** Copies the address of the ticket alone, without the view that one came from. */
export function CopyLink({ ticketId }: { ticketId: string }) {
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    await writeToClipboard(window.location.origin + window.location.pathname);
    setCopied(true);
  }

  return (
    <span className="flex items-center">
      <button
        type="button"
        onClick={copy}
        aria-label={`Copy link to ${ticketId}`}
        title="Copy link"
        className="hit group flex h-6 items-center gap-1.5 rounded-sm text-text-3 transition-colors hover:text-text max-xl:text-text"
      >
        {ticketId}
        {copied ? (
          <Check aria-hidden className="size-3.5 text-success" />
        ) : (
          <Link2 aria-hidden className="size-3.5 text-text-3 group-hover:text-text" />
        )}
      </button>
      <span role="status" className="sr-only">
        {copied ? "Link copied" : ""}
      </span>
    </span>
  );
}
