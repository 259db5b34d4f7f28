import { expect, test } from "vitest";
import type { HtmlNode } from "#lib/html/html-node.ts";
import { cleanHtml, walkHtml } from "#lib/html.ts";
import { hostileHtml } from "#tests/support/hostile-html.ts";

const allowed = "p pre br blockquote ul ol li a strong em u s code".split(" ");
const payloads = hostileHtml();

test("S-X1 S-X2 no hostile body leaves anything but our own elements and addresses", () => {
  expect(new Set(payloads).size).toBeGreaterThan(2_000);
  for (const raw of payloads) {
    const { html } = cleanHtml(raw);
    expect(html, raw).not.toMatch(
      /<(?!\/?(?:p|pre|br|blockquote|ul|ol|li|a|strong|em|u|s|code)[ >])/,
    );
    expect(html.replaceAll(/<a href="(?:https?|mailto):[^"<>]*">/g, "<a>"), raw).not.toMatch(
      /<\w+ /,
    );
    inspect(walkHtml(html), raw);
  }
});

test("S-X3 what was made of a hostile body is not changed by cleaning it again", () => {
  for (const raw of payloads) {
    const once = cleanHtml(raw);
    expect(cleanHtml(once.html), raw).toEqual(once);
  }
});

test("S-X4 the second wall holds alone: raw bodies that skip the first become text and our own elements", () => {
  for (const raw of payloads) inspect(walkHtml(raw), raw);
});

function inspect(nodes: HtmlNode[], raw: string): void {
  for (const node of nodes) {
    if (typeof node === "string") continue;
    expect(allowed, raw).toContain(node.tag);
    expect(Object.keys(node).sort(), raw).toEqual(
      node.tag === "a" ? ["children", "href", "tag"] : ["children", "tag"],
    );
    if (node.tag === "a") expect(node.href, raw).toMatch(/^(?:https?:\/\/|mailto:)/);
    inspect(node.children, raw);
  }
}

const nested = (tag: string, times: number) =>
  `<${tag}>x`.repeat(times) + `</${tag}>`.repeat(times);

test.each([
  ["5 MB of paragraphs", "<p>Hello, this is a message.</p>".repeat(160_000)],
  ["50,000 nested divisions", nested("div", 50_000)],
  ["50,000 nested quotes", nested("blockquote", 50_000)],
  ["50,000 nested bold", nested("b", 50_000)],
  ["a million unclosed divisions", "<div>".repeat(1_000_000)],
  ["100,000 attributes", `<p ${"a=1 ".repeat(100_000)}>x</p>`],
  ["100,000 addresses", `<a ${"href=x ".repeat(100_000)}>x</a>`],
  ["a megabyte of style", `<style>${"a{}".repeat(340_000)}</style>x`],
  ["unclosed styles", "<style>".repeat(700_000)],
  ["unclosed comments", "<!--".repeat(1_200_000)],
  ["open quotes", '<a b="'.repeat(800_000)],
  ["bare brackets", "<".repeat(5_000_000)],
  ["entities", "&amp;".repeat(1_000_000)],
  ["a gap", `a${" ".repeat(5_000_000)}b`],
  ["links in links", "<a href='https://x.example'>x".repeat(170_000)],
  ["closing tags alone", "</p>".repeat(1_200_000)],
])("A28 %s take no time to speak of and come out small", (_what, raw) => {
  const before = process.cpuUsage();
  const { html, text } = cleanHtml(raw);
  const { user, system } = process.cpuUsage(before);
  // Some 200 ms of a processor; quadratic work would take minutes of it.
  expect((user + system) / 1_000).toBeLessThan(3_000);
  expect(Buffer.byteLength(text)).toBeLessThan(300_000);
  expect(html.length).toBeLessThan(2_000_000);
});

test("A28 a text of more than 256 KB is cut between characters, and says so", () => {
  const { html, text } = cleanHtml(`<p>${"漢".repeat(100_000)}</p>`);
  const mark = "[The rest of this message is not shown: it is longer than 256 KB]";
  expect(text).toBe(`${"漢".repeat(Math.floor((256 * 1024) / 3))}\n\n${mark}`);
  expect(cleanHtml(html)).toEqual({ html, text });
});
