const protocols = ["http:", "https:", "mailto:"];
const maxLength = 2_048;

/** The absolute address in its normal form, or null for every other scheme, a relative one or nonsense. */
export function safeHref(value: string): string | null {
  const url = URL.parse(value);
  if (!url || !protocols.includes(url.protocol)) return null;
  return url.href.length > maxLength ? null : url.href;
}
