import { expect, test } from "vitest";
import { mentionedIn } from "#lib/feedback/comments/mentioned-in.ts";
import { partsOf } from "#lib/feedback/comments/parts-of.ts";

const ana = "0198c0de-0000-7000-8000-000000000001";
const gone = "0198c0de-0000-7000-8000-000000000002";
const members = new Map([[ana, "Ana Ruiz"]]);
const text = (words: string) => ({ kind: "text", text: words });
const link = (href: string, words = href) => ({ kind: "link", text: words, href });

test("a member is called what they are called now, whoever the comment says it is", () => {
  expect(partsOf(`Hi @[The CEO](${ana}), and @[Tomás](${gone}).`, members)).toEqual([
    text("Hi "),
    { kind: "mention", name: "Ana Ruiz", userId: ana },
    text(", and "),
    { kind: "mention", name: "Tomás", userId: null },
    text("."),
  ]);
  expect(mentionedIn(`@[A](${ana}) @[B](${gone}) @[A](${ana})`)).toEqual([ana, gone]);
});

test.each(["@Ana", `@[](${ana})`, `@[Ana\nRuiz](${ana})`, "@[Ana](not-an-id)", `@[Ana] (${ana})`])(
  "what only looks like a mention is text: %s",
  (body) => {
    expect(partsOf(body, members)).toEqual([text(body)]);
    expect(mentionedIn(body)).toEqual([]);
  },
);

test.each([
  ["See https://a.example/x?y=1.", [text("See "), link("https://a.example/x?y=1"), text(".")]],
  ["(https://a.example/b_(c))", [text("("), link("https://a.example/b_(c)"), text(")")]],
  ["HTTP://A.example", [link("http://a.example/", "HTTP://A.example")]],
  ["“https://a.example/”", [text("“"), link("https://a.example/"), text("”")]],
])("addresses become links without the sentence around them: %s", (body, parts) => {
  expect(partsOf(body, members)).toEqual(parts);
});

test.each([
  "javascript:alert(1)",
  "data:text/html,<script>",
  "ftp://a.example",
  "https://",
  "<a href=x>no</a>",
  "mailto:a@b.example",
])("nothing else is made a link: %s", (body) => {
  expect(partsOf(body, members)).toEqual([text(body)]);
});

test("nothing that was typed is lost between the parts", () => {
  const body = `a\n\n  b https://x.example/a, c @[Ana Ruiz](${ana})d\thttp://y.example!`;
  const joined = partsOf(body, members)
    .map((part) => (part.kind === "mention" ? `@[${part.name}](${part.userId})` : part.text))
    .join("");
  expect(joined).toBe(body);
});

test("thousands of brackets take no time", () => {
  const startedAt = performance.now();
  partsOf(`https://a.example/${"(".repeat(5_000)}${")".repeat(4_900)}`, members);
  partsOf(`@[${"[".repeat(9_000)}`, members);
  partsOf(`https://a.example/${")".repeat(9_900)}`, members);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});
