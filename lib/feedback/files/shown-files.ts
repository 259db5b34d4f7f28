import type { Picture } from "#lib/html/place-images.ts";

export const attachmentFields = {
  ...{ position: true, name: true, contentType: true, sizeBytes: true, isInline: true },
  ...{ state: true, failure: true, attempts: true, nextTryAt: true },
  file: {
    select: { id: true, contentType: true, sizeBytes: true, width: true, height: true },
  },
} as const;

type Row = {
  position: number;
  name: string;
  contentType: string | null;
  sizeBytes: number | null;
  isInline: boolean;
  state: "waiting" | "stored" | "failed";
  failure: string | null;
  attempts: number;
  nextTryAt: Date | null;
  file: {
    id: string;
    contentType: string;
    sizeBytes: number;
    width: number | null;
    height: number | null;
  } | null;
};

export type Attachment = {
  position: number;
  name: string;
  isImage: boolean;
  sizeBytes: number | null;
  /** Where a page finds it; null while it is not here. */
  href: string | null;
  width: number | null;
  height: number | null;
  /** Why it is not here; null if it is, or if nobody has tried yet. */
  failure: string | null;
  /** It is tried again. */
  isWaiting: boolean;
  /** By hand too: it was tried, which nothing is that is not at Intercom. */
  canRetry: boolean;
};

/** A message's files as a page shows them: those sent along, and the pictures amid its text. */
export function shownFiles(rows: Row[], workspaceSlug: string) {
  const shown = rows.map((row) => ({ isInline: row.isInline, ...shownFile(row, workspaceSlug) }));
  const pictures: Picture[] = shown
    .filter(({ isInline }) => isInline)
    .map(({ position, href, isImage, width, height, failure, isWaiting, canRetry }) => ({
      position,
      file:
        href && isImage
          ? { src: href, width, height }
          : { src: null, words: writeState({ failure, isWaiting }), canRetry },
    }));
  const attachments: Attachment[] = shown
    .filter(({ isInline }) => !isInline)
    .map(({ isInline: _, ...attachment }) => attachment);
  return { attachments, pictures };
}

function shownFile(row: Row, workspaceSlug: string): Attachment {
  const { position, name, file, state, attempts } = row;
  const failure = file ? null : row.failure;
  const type = file ? file.contentType : row.contentType;
  return {
    ...{ position, name, failure, isWaiting: state === "waiting" },
    canRetry: failure !== null && attempts > 0,
    isImage: type?.startsWith("image/") ?? row.isInline,
    sizeBytes: file ? file.sizeBytes : row.sizeBytes,
    href: file && `/api/files/${workspaceSlug}/${file.id}`,
    width: file?.width ?? null,
    height: file?.height ?? null,
  };
}

/** "copying", "not copied yet: …", "not copied: …". */
function writeState({ failure, isWaiting }: Pick<Attachment, "failure" | "isWaiting">): string {
  if (failure === null) return isWaiting ? "copying" : "not a picture";
  const reason = failure.replace(/^(?!Intercom|Timebook)./, (first) => first.toLowerCase());
  return `not copied${isWaiting ? " yet" : ""}: ${reason}`;
}
