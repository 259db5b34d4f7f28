const deepestNesting = 64;

type Parsed = { problem: "malformed" | "too_deep" } | { problem: null; value: unknown };

/** Reads bytes that are meant to be JSON: bad UTF-8 becomes U+FFFD, a byte order mark is dropped, deep nesting is refused. */
export function parseJson(bytes: Uint8Array): Parsed {
  const text = new TextDecoder("utf-8").decode(bytes);
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
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x7d || code === 0x5d) depth--;
  }
  return deepest;
}
