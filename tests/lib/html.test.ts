import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanHtml, looksLikeHtml, textToHtml, walkHtml } from "#lib/html.ts";

test.each([
  ["Hello", "<p>Hello</p>"],
  ["<p>Hi <b>Ana</b>, <i>thanks</i></p>", "<p>Hi <strong>Ana</strong>, <em>thanks</em></p>"],
  ["<h2>Idea</h2><p>x</p>", "<p><strong>Idea</strong></p><p>x</p>"],
  ["<div>a<div>b</div>c</div>", "<p>a</p><p>b</p><p>c</p>"],
  ["a<br>b<br><br>", "<p>a<br>b</p>"],
  ["<p>&nbsp;</p><p> \n </p><p>a</p>", "<p>a</p>"],
  ["<ul><li>a<ol><li>b</ol><li>c</ul>", listOf("a", "<ol><li><p>b</p></li></ol>", "c")],
  [
    "<ul>loose<ul><li>a</ul></ul>",
    "<ul><li><p>loose</p></li><li><ul><li><p>a</p></li></ul></li></ul>",
  ],
  ["<table><tr><td>a<td>b<tr><td>c</table>", "<p>a | b</p><p>c</p>"],
  ["<pre>a\n  b</pre>", "<pre>a\n  b</pre>"],
  ["<blockquote>a<p>b</blockquote>c", "<blockquote><p>a</p><p>b</p></blockquote><p>c</p>"],
  ["<b><p>a</p><p>b</p></b>", "<p><strong>a</strong></p><p><strong>b</strong></p>"],
  ['<img src="https://x.example/i/plan.png?sig=1">', '<p><img position="1000" alt="plan.png"></p>'],
  [
    '<p>Here <a href="https://x.example/">it <img alt="a&quot;b" src="https://x.example/1"></a> is<img src="http://x.example/2"></p>',
    '<p>Here <a href="https://x.example/">it <img position="1000" alt="a&quot;b"></a> is<img position="1001" alt="2"></p>',
  ],
  ['<img alt="A map" src="data:image/png;base64,AAAA">', "<p>[Image: A map]</p>"],
  ['<img alt="A map" src="/relative.png" position="1000">', "<p>[Image: A map]</p>"],
  [
    '<img position="7" alt="x"><img position="1000" onerror=x src="javascript:x">',
    '<p>[Image: x]<img position="1000" alt=""></p>',
  ],
  ['<img alt="A map" src="cid:1">', "<p>[Image: A map]</p>"],
  ["<style>p{}</style><script>x()</script><title>t</title>a", "<p>a</p>"],
  ["1 < 2 & 3 > 2 <3", "<p>1 &lt; 2 &amp; 3 &gt; 2 &lt;3</p>"],
  ["<span>a</span><unknown>b</unknown>", "<p>ab</p>"],
  ["a\0b\ud800c", "<p>ab\ufffdc</p>"],
])("%j becomes %j", (raw, html) => {
  expect(cleanHtml(raw).html).toBe(html);
});

function listOf(a: string, inner: string, c: string) {
  return `<ul><li><p>${a}</p>${inner}</li><li><p>${c}</p></li></ul>`;
}

test("the text is what a reader sees, block by block", () => {
  const raw = "<p>Hi <b>all</b><br>there</p><ul><li>one</li><li>two</li></ul><p>end</p>";
  expect(cleanHtml(raw).text).toBe("Hi all\nthere\n\none\ntwo\n\nend");
});

test.each([
  ["https://example.com/a?b=1&amp;c=2", "https://example.com/a?b=1&c=2"],
  ["HTTP://EXAMPLE.com", "http://example.com/"],
  ["mailto:ana@example.com", "mailto:ana@example.com"],
])("a link to %s stays", (href, kept) => {
  expect(walkHtml(cleanHtml(`<a href="${href}">x</a>`).html)).toEqual([
    { tag: "p", children: [{ tag: "a", href: kept, children: ["x"] }] },
  ]);
});

test.each([
  "",
  "/x",
  "//x.example",
  "#x",
  "javascript:x",
  "data:,x",
  "ftp://x/",
  "https://",
  `https://x/${"y".repeat(3000)}`,
])("a link to %s is only its text", (href) =>
  expect(cleanHtml(`<a href="${href}">x</a>`).html).toBe("<p>x</p>"),
);

test("S-X3 cleaning what is clean changes nothing", () => {
  fc.assert(
    fc.property(markup(), (raw) => {
      const once = cleanHtml(raw);
      expect(cleanHtml(once.html)).toEqual({ ...once, images: [] });
    }),
    { numRuns: 3_000 },
  );
});

test("A27 text in any script comes out as it went in", () => {
  const graphemes = fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(graphemes, (text) => {
      const seen = text.replace(/^[ \t\r\n\f]+|[ \t\r\n\f]+$/g, "");
      fc.pre(/[^\s\0]/u.test(seen) && !seen.includes("\0"));
      const escaped = seen.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
      expect(cleanHtml(`<p>${escaped}</p>`).text).toBe(seen);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  "👩‍👩‍👧‍👦 🏳️‍⚧️ 👋🏿",
  "\u202eolleh\u202c \u2066x\u2069",
  "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
  "ﷺ ｆｕｌｌ ﬁ Å Å",
  "\u200b\u2060\ufeff mid \u200d",
  "' OR 1=1 -- #{7*7} {{7*7}} %s %n ../../etc/passwd",
  "undefined null NaN -1/0 1e309 0x0",
])("A27 %j is kept to the last character", (text) => {
  const html = textToHtml(text);
  expect(cleanHtml(html).text).toBe(text);
});

test("plain text becomes paragraphs, lines and links, and is never taken for markup", () => {
  const plain = "Hi <b>\nsee (https://x.example/a?b=1&c=2), ok.\r\n\r\n\r\nBye & thanks";
  const html = textToHtml(plain);
  expect(html).toBe(
    '<p>Hi &lt;b&gt;<br>see (<a href="https://x.example/a?b=1&amp;c=2">https://x.example/a?b=1&amp;c=2</a>), ok.</p><p>Bye &amp; thanks</p>',
  );
  expect(cleanHtml(html).html).toBe(html);
});

test.each([
  ["<p>Hello</p>", true],
  ["  <div class=x>Hello</div>", true],
  ["Hello<br>there", true],
  ["Hello there", false],
  ["In HTML, <b>x</b> is bold", false],
  ["a < b and c > d", false],
  ["<3 this", false],
])("%j looks like HTML: %s", (body, expected) => {
  expect(looksLikeHtml(body)).toBe(expected);
});

function markup(): fc.Arbitrary<string> {
  const tag = fc.constantFrom(
    ..."p div b i u s a br hr img ul ol li blockquote pre code h1 table tr td th span script style svg x".split(
      " ",
    ),
  );
  const attribute = fc.constantFrom(
    "",
    ' href="https://x.example/?a=1&amp;b=2"',
    " href=javascript:x",
    ' alt="A &quot;map&quot;" src="https://x.example/a.png"',
    ' title="<b>"',
    " id=x class='y'",
  );
  const text = fc.oneof(
    fc.constantFrom(
      "a",
      " ",
      "\n",
      "\u00a0",
      "&amp;",
      "&lt;b&gt;",
      "&#x41;",
      "<",
      ">",
      '"',
      "<!--",
      "-->",
      "</",
      " | ",
    ),
    fc.string({ unit: "grapheme", maxLength: 5 }),
  );
  const open = fc.tuple(tag, attribute).map(([name, list]) => `<${name}${list}>`);
  const close = tag.map((name) => `</${name}>`);
  return fc.array(fc.oneof(open, close, text), { maxLength: 24 }).map((parts) => parts.join(""));
}
