const payload = "window.hit()";

const schemes = [
  `javascript:${payload}`,
  `JaVaScRiPt:${payload}`,
  `java\tscript:${payload}`,
  `java\nscript:${payload}`,
  `java&#10;script:${payload}`,
  `&#106;&#97;vascript&colon;${payload}`,
  `&#x6A;avascript:${payload}`,
  `\u0001javascript:${payload}`,
  `\u2028javascript:${payload}`,
  ` javascript:${payload}`,
  `javascript://%0a${payload}`,
  `data:text/html,<script>${payload}</script>`,
  `data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==`,
  `vbscript:${payload}`,
  `blob:https://x/1`,
  `file:///etc/passwd`,
  `//evil.example/x`,
  `/relative`,
  `#clobber`,
];

const carriers: ((value: string) => string)[] = [
  (url) => `<a href="${url}">x</a>`,
  (url) => `<a href='${url}'>x</a>`,
  (url) => `<a href=${url.replaceAll(/\s/g, "")}>x</a>`,
  (url) => `<a/href="${url}"/>x</a>`,
  (url) => `<A HREF="${url}" href="https://ok.example/">x</A>`,
  (url) => `<img src="${url}">`,
  (url) => `<iframe src="${url}"></iframe>`,
  (url) => `<form action="${url}"><button formaction="${url}">x</button></form>`,
  (url) => `<svg><a xlink:href="${url}"><text>x</text></a></svg>`,
  (url) => `<math href="${url}">x</math>`,
  (url) => `<object data="${url}"></object><embed src="${url}">`,
  (url) => `<link rel=stylesheet href="${url}"><base href="${url}">`,
  (url) => `<meta http-equiv=refresh content="0;url=${url}">`,
  (url) => `<video poster="${url}"><source src="${url}"></video>`,
  (url) => `<p style="background:url(${url})">x</p>`,
];

const tags =
  "a abbr article audio b base body br button canvas code custom-tag details div dialog em embed fieldset font form frame frameset h1 head html iframe img input isindex keygen li link listing marquee math meta noembed noframes noscript object ol option p plaintext portal pre script section select slot span style sub summary svg table td template textarea title tr u ul video xmp".split(
    " ",
  );

const handlers =
  "onclick onerror onload onfocus onmouseover onanimationstart ontoggle onpointerrawupdate onbegin style id class name srcdoc".split(
    " ",
  );

const endings: ((open: string) => string)[] = [
  (open) => `<${open}>x`,
  (open) => `<${open}/x>`,
  (open) => `<${open.replace(" ", "/")}>x`,
  (open) => `<${open}\n>x</`,
  (open) => `"><${open}`,
];

const mutations = [
  `<svg></p><style><a id="</style><img src=1 onerror=${payload}>">`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${payload}&gt;">`,
  `<noscript><p title="</noscript><img src=x onerror=${payload}>">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${payload}>`,
  `<textarea></textarea><script>${payload}</script>`,
  `<title></title><img src=x onerror=${payload}>`,
  `<xmp><p title="</xmp><svg/onload=${payload}>">`,
  `<!--><img src=x onerror=${payload}>-->`,
  `<!-- --!><img src=x onerror=${payload}>`,
  `<![CDATA[><img src=x onerror=${payload}>]]>`,
  `<?xml version="1.0"?><img src=x onerror=${payload}>`,
  `<<script>${payload}//<</script>`,
  `<scr<script>ipt>${payload}</scr</script>ipt>`,
  `<img """><script>${payload}</script>">`,
  `<a href="https://ok.example/" onclick=${payload}><b id=x name=y class=z>x</a></b>`,
  `<p>&lt;script&gt;${payload}&lt;/script&gt;</p>`,
  `<p>&amp;lt;img src=x onerror=${payload}&amp;gt;</p>`,
  `\u003cscript\u003e${payload}\u003c/script\u003e`,
  `<a href="https://ok.example/&quot; onmouseover=&quot;${payload}">x</a>`,
  `<img alt="&quot;&gt;&lt;script&gt;${payload}&lt;/script&gt;" src=x>`,
  `<template><img src=x onerror=${payload}></template>`,
  `<b><p><i><blockquote><li><a href="https://ok.example"><div></b></i>x`,
];

/** Our own list of hostile bodies: tags × attributes × ways to write them, addresses × carriers, and parser traps. */
export function hostileHtml(): string[] {
  const elements = tags.flatMap((tag) =>
    handlers.flatMap((handler, index) => {
      const open = `${tag} ${handler}="${payload}"`;
      const ways = [endings[index % endings.length], endings[(index + 2) % endings.length]];
      return ways.map((write) => write?.(open) ?? "");
    }),
  );
  const addresses = carriers.flatMap((write) => schemes.map(write));
  const raw = [...elements, ...addresses, ...mutations];
  const inside = mutations.flatMap((inner) =>
    ["p", "li", "td", "pre", "h2", "blockquote", "svg", "select"].map(
      (tag) => `<${tag}>${inner}</${tag}>${inner}`,
    ),
  );
  return [...raw, ...inside];
}
