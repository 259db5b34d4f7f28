import { File, FileImage } from "lucide-react";
import { cn } from "#lib/cn.ts";
import type { Message } from "#lib/feedback/ticket/find-conversation.ts";
import { RetryFile } from "./retry-file.tsx";

type Attachment = Message["attachments"][number];

type AttachmentsProps = { files: Attachment[]; ticketId: string; messageId: string };

/** What was sent along: copied here, about to be, or by its name and why it is not. */
export function Attachments({ files, ...whose }: AttachmentsProps) {
  if (files.length === 0) return null;
  return (
    <ul aria-label="Attachments" className="mt-2 flex flex-wrap gap-2">
      {files.map((file) => (
        <li key={file.position} className="min-w-0 max-w-full">
          {file.href ? (
            <a
              href={file.href}
              {...(file.isImage ? { target: "_blank", rel: "noopener" } : { download: "" })}
              className={cn(card, "hover:bg-hover")}
            >
              <Content file={file} />
            </a>
          ) : (
            <div className={card}>
              <Content file={file} />
              {file.canRetry && <RetryFile {...whose} position={file.position} name={file.name} />}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

const card =
  "flex min-w-0 max-w-full items-center gap-2.5 rounded-lg bg-raised py-1.5 ps-1.5 pe-3 text-12 leading-4 inset-ring inset-ring-line";

function Content({ file }: { file: Attachment }) {
  const { name, failure } = file;
  return (
    <>
      <Preview file={file} />
      <span className="min-w-0">
        <bdi className="block truncate font-medium">{name || "Unnamed file"}</bdi>
        <span className={cn("nums block", failure === null ? "text-text-3" : "text-danger")}>
          {wordsFor(file)}
        </span>
      </span>
    </>
  );
}

function Preview({ file: { href, isImage, name } }: { file: Attachment }) {
  if (href && isImage) {
    return (
      // biome-ignore lint/performance/noImgElement: It is a customer's file behind a sign-in, which Next must not fetch.
      <img
        src={href}
        alt={`Preview of ${name || "an unnamed file"}`}
        loading="lazy"
        decoding="async"
        className="h-10 w-13.5 shrink-0 rounded-sm bg-pressed object-cover"
      />
    );
  }
  const Icon = isImage ? FileImage : File;
  return (
    <span className="grid size-8 shrink-0 place-items-center rounded-sm bg-pressed text-text-3">
      <Icon aria-hidden className="size-4" />
    </span>
  );
}

/** "412 kB · 1440 × 1080". */
function wordsFor({ href, sizeBytes, width, height, failure, isWaiting }: Attachment): string {
  if (failure !== null) return isWaiting ? `${failure}. It is tried again.` : `${failure}.`;
  const size = sizeBytes === null ? null : sizeOf(sizeBytes);
  const side = width && height ? `${width} × ${height}` : null;
  const state = href ? null : isWaiting ? "Copying" : "In Intercom";
  return [size, side, state].filter((part) => part !== null).join(" · ");
}

function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toLocaleString("en", { maximumFractionDigits: 1 })} MB`;
}
