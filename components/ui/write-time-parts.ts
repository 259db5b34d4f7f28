const formats = new Map<string, Intl.DateTimeFormat>();

/** Those parts of a moment that `options` asks for, in our words and in that zone. */
export function writeTimeParts(
  value: Date | string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): string {
  // Making a format costs more than using it, and a list uses it in every row.
  const key = `${timeZone} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat("en-GB", { ...options, timeZone });
  formats.set(key, format);
  // "Sept" would be the only month of four letters.
  return format.format(new Date(value)).replace("Sept", "Sep");
}
