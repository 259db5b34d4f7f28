import { mention } from "#lib/feedback/comments/mentioned-in.ts";

export type Person = { userId: string; name: string };

/** Ids by name, of those who were chosen from the list: two may be called the same. */
export type Chosen = Record<string, string>;

/** What a comment is while it is being written: people stand in it by their names alone. */
export function readMentions(body: string, people: Person[]): { text: string; chosen: Chosen } {
  const chosen: Chosen = {};
  const text = body.replace(mention, (_, written: string, userId: string) => {
    const name = people.find((person) => person.userId === userId)?.name ?? written;
    chosen[name] = userId;
    return `@${name}`;
  });
  return { text, chosen };
}

/** The comment as it is kept. Whoever is named after an @ is mentioned, chosen from the list or not. */
export function writeMentions(text: string, people: Person[], chosen: Chosen): string {
  const ids = new Map([
    ...people.map(({ name, userId }) => [name, userId] as const),
    ...Object.entries(chosen),
  ]);
  // The longest name first: "@Ana Ruiz" is not an Ana.
  const names = [...ids.keys()].toSorted((one, other) => other.length - one.length);
  if (names.length === 0) return text;
  const named = new RegExp(
    `(?<![\\p{L}\\p{N}_@])@(${names.map(escaped).join("|")})(?![\\p{L}\\p{N}_])`,
    "gu",
  );
  return text.replace(named, (_, name: string) => `@[${withoutBracket(name)}](${ids.get(name)})`);
}

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

function withoutBracket(name: string): string {
  return name.replaceAll("]", "").slice(0, 100) || "?";
}
