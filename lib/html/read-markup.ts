export type Token =
  | { kind: "text"; text: string }
  | { kind: "open" | "close"; tag: string; attributes: Record<string, string> };

const piece = /<(\/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"<>]*")*)( ?\/)?>|[^<]+|</g;
const attribute = /([a-z]+)="([^"]*)"/g;
const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };

/** Reads the one way in which tidy HTML is written; whatever is not written so is text. */
export function* readMarkup(html: string): Generator<Token> {
  for (const [whole, slash, tag, attributes] of html.matchAll(piece)) {
    if (tag === undefined) yield { kind: "text", text: decode(whole) };
    else
      yield { kind: slash ? "close" : "open", tag, attributes: readAttributes(attributes ?? "") };
  }
}

function readAttributes(list: string): Record<string, string> {
  return Object.fromEntries(
    [...list.matchAll(attribute)].map(([, name = "", value = ""]) => [name, decode(value)]),
  );
}

function decode(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot);/g, (whole, name) => entities[name] ?? whole);
}
