const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const twoLetterScripts = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]/u;

/** Two initials; one grapheme where a script has no initials; "?" without a name. */
export function initialsOf(name: string | null): string {
  const words = (name ?? "").split(/\s+/u).filter((word) => /[\p{L}\p{N}\p{Emoji}]/u.test(word));
  const first = firstGrapheme(words[0]);
  const last = firstGrapheme(words.length > 1 ? words.at(-1) : undefined);
  if (!first) return "?";
  const both = twoLetterScripts.test(first) && twoLetterScripts.test(last);
  return (both ? first + last : first).toLocaleUpperCase("en");
}

function firstGrapheme(word = ""): string {
  const bare = word.replace(/^[^\p{L}\p{N}\p{Emoji}]+/u, "");
  for (const { segment } of graphemes.segment(bare)) return segment;
  return "";
}
