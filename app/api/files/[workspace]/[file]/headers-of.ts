import type { FileToServe } from "#lib/feedback/files/find-file.ts";

const shownInPages = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/** Whatever it holds, a browser runs nothing of it, and shows it by itself only where it is a picture of dots. */
export function headersOf({ id, name, contentType }: FileToServe) {
  const kind = shownInPages.includes(contentType) ? "inline" : "attachment";
  return {
    "Content-Type": contentType,
    "Content-Disposition": `${kind}; filename="${plainName(name)}"; filename*=UTF-8''${encodedName(name)}`,
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, max-age=31536000, immutable",
    ETag: `"${id}"`,
  };
}

function plainName(name: string): string {
  return name.replaceAll(/[^\w .()-]/g, "_") || "file";
}

/** RFC 8187: as in an address, but for the few characters that it leaves and a header does not allow. */
function encodedName(name: string): string {
  const encoded = encodeURIComponent(name.replaceAll(/[\\/\p{Cc}]/gu, "_").toWellFormed());
  return encoded.replaceAll(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}
