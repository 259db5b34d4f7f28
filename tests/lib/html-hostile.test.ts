import { expect, test } from "vitest";
import type { HtmlNode } from "#lib/html/html-node.ts";
import { cleanBody, cleanHtml, walkHtml } from "#lib/html.ts";
import { hostileHtml } from "#tests/support/hostile-html.ts";

const allowed = "p pre br blockquote ul ol li a strong em u s code img".split(" ");
const payloads = hostileHtml();

test("S-X1 S-X2 no hostile body leaves anything but our own elements and addresses", () => {
  expect(new Set(payloads).size).toBeGreaterThanOrEqual(2_290);
  for (const raw of payloads) {
    const { html } = cleanHtml(raw);
    expect(html, raw).not.toMatch(
      /<(?!\/?(?:p|pre|br|blockquote|ul|ol|li|a|strong|em|u|s|code|img)[ >])/,
    );
    const bare = html
      .replaceAll(/<a href="(?:https?|mailto):[^"<>]*">/g, "<a>")
      .replaceAll(/<img position="1\d{3}" alt="[^"<>]*">/g, "<img>");
    expect(bare, raw).not.toMatch(/<\w+ /);
    inspect(walkHtml(html), raw);
  }
});

test("S-X3 what was made of a hostile body is not changed by cleaning it again", () => {
  for (const raw of payloads) {
    const { html, text } = cleanHtml(raw);
    expect(cleanHtml(html), raw).toEqual({ html, text, images: [] });
  }
});

test("S-X6 the addresses of pictures are beside the text, never in it, and only absolute ones of the web are kept", () => {
  for (const raw of payloads) {
    const { html, text, images } = cleanHtml(raw);
    for (const { url } of images) expect(url, raw).toMatch(/^https?:\/\//);
    expect(images.length, raw).toBeLessThanOrEqual(50);
    expect(html, raw).not.toMatch(/<img[^>]*(?:src|https?:|javascript:|data:)/i);
    expect(text, raw).not.toContain("\u0000");
  }
});

test("S-X4 the second wall holds alone: raw bodies that skip the first become text and our own elements", () => {
  for (const raw of payloads) inspect(walkHtml(raw), raw);
});

function inspect(nodes: HtmlNode[], raw: string): void {
  for (const node of nodes) {
    if (typeof node === "string") continue;
    expect(allowed, raw).toContain(node.tag);
    if (node.tag === "img") {
      expect(Object.keys(node).sort(), raw).toEqual(["name", "position", "tag"]);
      expect(node.position, raw).toBeGreaterThanOrEqual(1_000);
      continue;
    }
    expect(Object.keys(node).sort(), raw).toEqual(
      node.tag === "a" ? ["children", "href", "tag"] : ["children", "tag"],
    );
    if (node.tag === "a") expect(node.href, raw).toMatch(/^(?:https?:\/\/|mailto:)/);
    inspect(node.children, raw);
  }
}

const nested = (tag: string, times: number) =>
  `<${tag}>x`.repeat(times) + `</${tag}>`.repeat(times);

const ordinary = "<p>Hello, this is a <b>message</b> about our <i>plan</i>.</p>".repeat(40_000);

const ordinaryMs = costMs(ordinary);

const shapes: [string, string][] = [
  ["5 MB of paragraphs", "<p>Hello, this is a message.</p>".repeat(160_000)],
  ["50,000 nested divisions", nested("div", 50_000)],
  ["50,000 nested quotes", nested("blockquote", 50_000)],
  ["50,000 nested bold", nested("b", 50_000)],
  ["a million unclosed divisions", "<div>".repeat(1_000_000)],
  ["100,000 attributes", `<p ${"a=1 ".repeat(100_000)}>x</p>`],
  ["100,000 addresses", `<a ${"href=x ".repeat(100_000)}>x</a>`],
  ["a megabyte of style", `<style>${"a{}".repeat(340_000)}</style>x`],
  ["unclosed styles", "<style>".repeat(700_000)],
  ["styles that almost end", `<style>${"</style".repeat(600_000)}`],
  ["unclosed comments", "<!--".repeat(1_200_000)],
  ["open quotes", '<a b="'.repeat(800_000)],
  ["an attribute of 5 MB", `<p a="${"x".repeat(5_000_000)}">x`],
  ["a name of 5 MB", `<${"a".repeat(5_000_000)}`],
  ["blanks in a tag", `<p ${" ".repeat(5_000_000)}`],
  ["bare brackets", "<".repeat(5_000_000)],
  ["closing brackets", "a>".repeat(2_500_000)],
  ["entities", "&amp;".repeat(1_000_000)],
  ["numbered entities", "&#x41;".repeat(800_000)],
  ["quotes in addresses", `<a href="${"&quot;".repeat(1_300)}">x</a>`.repeat(600)],
  ["a gap", `a${" ".repeat(5_000_000)}b`],
  ["links in links", "<a href='https://x.example'>x".repeat(170_000)],
  ["pictures", "<img src=https://x.example/a.png alt='q'>".repeat(120_000)],
  ["cells", `<table>${"<tr><td>a<td>b".repeat(300_000)}`],
  ["items", `<ul>${"<li>a".repeat(800_000)}`],
  ["marks that cross", "<b>a<i>b</b>c".repeat(380_000)],
  ["lines", "a<br>".repeat(1_000_000)],
  ["closing tags alone", "</p>".repeat(1_200_000)],
  ["lines of plain text", "\na".repeat(2_500_000)],
  ["addresses in plain text", "https://x.example/a ".repeat(250_000)],
];

test("A28 there are thirty shapes of huge bodies", () => {
  expect(shapes.length).toBeGreaterThanOrEqual(30);
});

test.each(shapes)(
  "A28 %s cost a few times what two ordinary megabytes cost, at most",
  (_what, raw) => {
    const { html, text } = cleanBody(raw);
    expect(Buffer.byteLength(text)).toBeLessThan(257 * 1024);
    expect(html.length).toBeLessThan(2_000_000);
    // Quadratic work would take hundreds of times as much, and minutes.
    expect(costMs(raw)).toBeLessThan(6 * ordinaryMs);
  },
);

/** The least processor time of three runs: what else the machine does changes nothing. */
function costMs(raw: string): number {
  const runs = [1, 2, 3].map(() => {
    const before = process.threadCpuUsage();
    cleanBody(raw);
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...runs);
}

test("A28 a text of more than 256 KB is cut between characters, and says so", () => {
  const { html, text } = cleanHtml(`<p>${"漢".repeat(100_000)}</p>`);
  const mark = "[The rest of this message is not shown: it is longer than 256 KB]";
  expect(text).toBe(`${"漢".repeat(Math.floor((256 * 1024) / 3))}\n\n${mark}`);
  expect(cleanHtml(html)).toEqual({ html, text, images: [] });
});

test.each([
  ["a text that fills 256 KB", `<p>${"x".repeat(256 * 1024)}</p><p>and more</p>`],
  ["many short paragraphs", "<p>a line of text</p>".repeat(30_000)],
  ["more markup than is read", `${"<p> </p>".repeat(300_000)}<p>and more</p>`],
  ["more plain text than is read", `x${"\n".repeat(400_000)}and more`],
])("A28 %s: that something is left out is said, and all is at most 256 KB", (_what, raw) => {
  const { text } = cleanBody(raw);
  expect(text).toMatch(/\[The rest of this message is not shown: it is longer than 256 KB\]$/);
  expect(Buffer.byteLength(text)).toBeLessThan(256 * 1024 + 100);
});
