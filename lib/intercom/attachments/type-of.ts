const startsWith = (bytes: Buffer, ...start: number[]) =>
  start.every((byte, at) => bytes[at] === byte);
const says = (bytes: Buffer, words: string, at = 0) =>
  bytes.toString("latin1", at, at + words.length) === words;

const office = "application/vnd.openxmlformats-officedocument";
const officeFolders: [folder: string, type: string][] = [
  ["word/", `${office}.wordprocessingml.document`],
  ["xl/", `${office}.spreadsheetml.sheet`],
  ["ppt/", `${office}.presentationml.presentation`],
];

/**
 * What the bytes are, whatever they were called: one of the few kinds that are kept, or null. Whatever is only text, a
 * page or a drawing in markup among it, is text.
 */
export function typeOf(bytes: Buffer): string | null {
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return "image/jpeg";
  if (says(bytes, "GIF87a") || says(bytes, "GIF89a")) return "image/gif";
  if (says(bytes, "RIFF") && says(bytes, "WEBP", 8)) return "image/webp";
  if (says(bytes, "%PDF-")) return "application/pdf";
  if (says(bytes, "PK\x03\x04")) return typeOfZip(bytes);
  return isText(bytes) ? "text/plain; charset=utf-8" : null;
}

function typeOfZip(bytes: Buffer): string {
  if (!bytes.includes("[Content_Types].xml")) return "application/zip";
  return officeFolders.find(([folder]) => bytes.includes(folder))?.[1] ?? "application/zip";
}

function isText(bytes: Buffer): boolean {
  if (bytes.length === 0) return false;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: They are what text does not have.
    return !/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text);
  } catch {
    return false;
  }
}
