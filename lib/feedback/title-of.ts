const longestTitle = 80;

const sentences = new Intl.Segmenter(undefined, { granularity: "sentence" });
const graphemes = new Intl.Segmenter();

/** For what would otherwise be in the words of somebody who is erased. */
export const erasedTitle = "Feedback from an erased person";

type Named = { title: string | null; quote: string; customer: string };

/** PRODUCT §3.1: the conversation's title, else the first sentence of the message, else who it was with. */
export function titleOf({ title, quote, customer }: Named): string {
  return title?.trim() || firstSentence(quote) || `Conversation with ${customer}`;
}

/** At most 80 characters as a person counts them, cut between words where there are any. */
function firstSentence(text: string): string {
  const line =
    text.trim().split(/\n+/, 1)[0]?.replace(/\s+/g, " ").slice(0, 2_000).toWellFormed() ?? "";
  const first = sentences.segment(line).containing(0)?.segment.trim() ?? "";
  const characters = [...graphemes.segment(first)].map(({ segment }) => segment);
  if (characters.length <= longestTitle) return first;
  const cut = characters.slice(0, longestTitle - 1).join("");
  const lastSpace = cut.lastIndexOf(" ");
  return `${(lastSpace > longestTitle / 2 ? cut.slice(0, lastSpace) : cut).trimEnd()}…`;
}
