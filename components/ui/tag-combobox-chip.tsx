"use client";

import { Combobox } from "@base-ui/react/combobox";
import { Tag, TriangleAlert, X } from "lucide-react";
import { cn } from "#lib/cn.ts";
import { chipLooks } from "./chip.tsx";
import type { TagOption } from "./tag-combobox.tsx";

type TagComboboxChipProps = { option: TagOption; disabled?: boolean };

export function TagComboboxChip({ option, disabled }: TagComboboxChipProps) {
  const Icon = option.deleted ? TriangleAlert : Tag;
  const tone = option.deleted ? "warning" : "neutral";
  return (
    <Combobox.Chip
      className={cn(
        chipLooks({ tone, size: "lg" }),
        "focus-visible:outline-offset-0",
        disabled && "pe-2!",
      )}
      aria-label={option.deleted ? `${option.name}, deleted in Intercom` : option.name}
    >
      <Icon aria-hidden />
      <bdi className="truncate leading-5">{option.name}</bdi>
      {!disabled && (
        <Combobox.ChipRemove
          aria-label={`Remove ${option.name}`}
          className="hit grid size-4.5 place-items-center rounded-xs hover:bg-hover"
        >
          <X aria-hidden className="size-3" />
        </Combobox.ChipRemove>
      )}
    </Combobox.Chip>
  );
}
