import { webhookPath } from "./ask.ts";

/** What an answer to the second request would give away. */
export const smuggledAnswer = "live";

const second = "GET /api/health/live HTTP/1.1\r\nHost: x\r\n\r\n";
const chunked = `0\r\n\r\n${second}`;

type Attempt = [name: string, headers: string[], body: string];

const length = (value: string | number) => `Content-Length: ${value}`;
const coding = (value: string) => `Transfer-Encoding: ${value}`;

const twoLengths: Attempt[] = [
  ["a length and chunks", [length(chunked.length), coding("chunked")], chunked],
  ["chunks and a length", [coding("chunked"), length(6)], chunked],
  ["chunks and a length of nothing", [coding("chunked"), length(0)], chunked],
  ["two lengths", [length(0), length(second.length)], second],
  ["the same length twice", [length(0), length(0)], second],
  ["a list of lengths", [length(`0, ${second.length}`)], second],
  ["a length on a folded line", ["X: y", ` ${length(second.length)}`, length(0)], second],
];

const oddLengths: Attempt[] = ["+0", "-0", "-1", "0x0", "0 0", "0e0", "1_0", "\u00b2", "0;1"].map(
  (value) => [`a length of ${value}`, [length(value)], second],
);

const hugeLengths: Attempt[] = ["18446744073709551616", "9".repeat(40)].map((value) => [
  `a length of ${value}`,
  [length(value)],
  second,
]);

const oddCodings: Attempt[] = [
  ...["identity", "xchunked", "chunked, identity", "chunked, gzip", "chunk", "\x0bchunked", ""].map(
    (value): Attempt => [`the coding ${value}`, [coding(value), length(0)], second],
  ),
  ["chunks announced twice", [coding("chunked"), coding("identity")], chunked],
  ["a space before the colon", ["Transfer-Encoding : chunked", length(0)], second],
  ["a coding on a folded line", ["X: y", ` ${coding("chunked")}`, length(0)], second],
  ["a tab for a space", ["Transfer-Encoding:\tchunked", length(0)], second],
];

const oddChunks: Attempt[] = [
  ["a size with a sign", `+0\r\n\r\n${second}`],
  ["a size in the wrong base", `0x0\r\n\r\n${second}`],
  ["a size beyond any number", `${"f".repeat(17)}\r\n${second}`],
  ["a bare line feed after the size", `0\n\n${second}`],
  ["a chunk longer than it says", `1\r\nxy\r\n0\r\n\r\n${second}`],
  ["a negative size", `-1\r\n\r\n${second}`],
  ["an extension with a line feed", `0;a\nb\r\n\r\n${second}`],
].map(([name = "", body = ""]) => [name, [coding("chunked")], body]);

const oddLines: Attempt[] = [
  ["a bare line feed between headers", [`X: y\n${length(second.length)}`, length(0)], second],
  ["a bare carriage return in a header", [`X: y\r${length(second.length)}`, length(0)], second],
  ["NUL in a header", [`X: \0${length(second.length)}`, length(0)], second],
  ["a header without a name", [": y", length(0)], second],
  ["a header without a colon", ["nonsense", length(0)], second],
];

export const smugglingAttempts: Attempt[] = [
  ...twoLengths,
  ...oddLengths,
  ...hugeLengths,
  ...oddCodings,
  ...oddChunks,
  ...oddLines,
];

/** The bytes of one attempt: a webhook call that hides another request in what another reader takes for its body. */
export function smuggled([, headers, body]: Attempt): string {
  return [`POST ${webhookPath} HTTP/1.1`, "Host: x", ...headers, "", body].join("\r\n");
}
