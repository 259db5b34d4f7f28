import type { InlineImage } from "#lib/html/inline-image.ts";
import { isFileHost } from "#lib/intercom/attachments/file-hosts.ts";
import { shortText } from "#lib/intercom/clean-text.ts";
import type { LoosePart } from "./intercom-shapes.ts";

export type FileToCopy = {
  position: number;
  name: string;
  contentType: string | null;
  sizeBytes: number | null;
  isInline: boolean;
  /** Intercom's own link, which expires; null where it is none that may be followed. */
  sourceUrl: string | null;
};

const mostFiles = 100;

/** What was sent along, and the pictures amid the text; what is both is only amid the text. */
export function filesOf(
  attachments: LoosePart["attachments"],
  images: InlineImage[],
): FileToCopy[] {
  const inline = new Set(images.map(({ url }) => withoutSignature(url)));
  const files = attachments.slice(0, mostFiles).map((file, position) => ({
    ...{ position, isInline: false, name: file.name ?? "Attachment" },
    ...{ contentType: file.content_type ?? null, sizeBytes: file.filesize ?? null },
    sourceUrl: linkOf(file.url ?? ""),
    isTwice: inline.has(withoutSignature(file.url ?? "")),
  }));
  return [
    ...files.flatMap(({ isTwice, ...file }) => (isTwice ? [] : [file])),
    ...images.map(({ position, url, name }) => ({
      ...{ position, isInline: true, name: name || "Image", sourceUrl: linkOf(url) },
      ...{ contentType: null, sizeBytes: null },
    })),
  ];
}

function linkOf(address: string): string | null {
  const url = URL.parse(address);
  return url && isFileHost(url) ? shortText(url.href, 4_096) : null;
}

/** A signed link is another each time it is asked for. */
function withoutSignature(address: string): string | null {
  const url = URL.parse(address);
  return url && url.origin + url.pathname;
}
