import { File, FileImage } from "lucide-react";
import type { Message } from "#lib/feedback/ticket/find-conversation.ts";

/** What was sent along, by name: the files themselves stay in Intercom. */
export function Attachments({ files }: { files: Message["attachments"] }) {
  if (files.length === 0) return null;
  return (
    <ul aria-label="Attachments" className="mt-2 flex flex-wrap gap-2">
      {files.map(({ position, name, contentType, sizeBytes }) => {
        const Icon = contentType?.startsWith("image/") ? FileImage : File;
        return (
          <li
            key={position}
            className="flex min-w-0 max-w-full items-center gap-2.5 rounded-lg bg-raised py-1.5 ps-1.5 pe-3 text-12 leading-4 inset-ring inset-ring-line"
          >
            <span className="grid size-8 shrink-0 place-items-center rounded-sm bg-pressed text-text-3">
              <Icon aria-hidden className="size-4" />
            </span>
            <span className="min-w-0">
              <bdi className="block truncate font-medium">{name || "Unnamed file"}</bdi>
              <span className="text-text-3">{sizeOf(sizeBytes)}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function sizeOf(bytes: number | null): string {
  if (bytes === null) return "In Intercom";
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toLocaleString("en", { maximumFractionDigits: 1 })} MB`;
}
