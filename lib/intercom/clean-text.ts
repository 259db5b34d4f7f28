/** PostgreSQL refuses NUL, and a lone surrogate cannot be sent as UTF-8: both are mended where text enters. */
export function cleanText(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}

/** Clean text of at most so many UTF-16 units, which never ends in half a character. */
export function shortText(text: string, longest: number): string {
  return cleanText(text.slice(0, longest).replace(/[\ud800-\udbff]$/, ""));
}
