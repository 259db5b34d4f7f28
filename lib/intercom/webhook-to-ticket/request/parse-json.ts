const deepestNesting = 64;

const decoder = new TextDecoder("utf-8");

type Parsed = { problem: "malformed" | "too_deep" } | { problem: null; value: unknown };

/** Reads bytes that are meant to be JSON: bad UTF-8 becomes U+FFFD, a byte order mark is dropped, deep nesting is refused. */
export function parseJson(bytes: Uint8Array): Parsed {
  const text = decoder.decode(bytes);
  if (nesting(text) > deepestNesting) return { problem: "too_deep" };
  try {
    return { problem: null, value: JSON.parse(text) };
  } catch {
    return { problem: "malformed" };
  }
}

/** Counted before parsing, because what JSON.parse accepts can still overflow the stack of whoever walks it. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at);
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x7d || code === 0x5d) depth--;
  }
  return deepest;
}

/** Where the string that starts there has its closing quote, or where the text ends. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === "\\") before--;
  return (at - before) % 2 === 1;
}
