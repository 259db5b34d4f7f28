/** PostgreSQL refuses NUL, and a lone surrogate cannot be sent as UTF-8: both are mended where text enters. */
export function cleanText(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}
