"use client";

import { Moon } from "lucide-react";
import type { Viewer } from "#app/current-viewer.ts";
import { formatDateTime } from "#components/ui/format-time.ts";
import { Property } from "./property.tsx";
import { useShownValue } from "./use-shown-value.ts";

type SnoozedProps = {
  /** Of the ticket. */
  id: string;
  /** ISO; empty for not snoozed. */
  until: string;
  viewer: Viewer;
};

export function Snoozed({ id, until, viewer }: SnoozedProps) {
  const shown = useShownValue({ id, property: "snooze", value: until });
  if (!shown) return null;
  return (
    <Property label="Snoozed">
      <Moon aria-hidden className="size-3.5 shrink-0 fill-current text-status-snoozed" />
      until {formatDateTime(shown, viewer)}
    </Property>
  );
}
