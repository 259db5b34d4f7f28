/** Ways to ask for a page that Next, and not we, gives a meaning to. */
export type Probe = {
  name: string;
  headers?: (path: string) => Record<string, string>;
  address?: (path: string) => string;
};

const names = ["middleware", "proxy", "src/middleware", "src/proxy", "pages/_middleware"];
const rsc = { rsc: "1" };
const prefetch = { ...rsc, "next-router-prefetch": "1" };

/** CVE-2025-29927 and its kin: headers by which Next tells itself that a request was looked at already. */
export const skippingTheProxy: Probe[] = [
  ...names.flatMap((name) => [
    withHeader("x-middleware-subrequest", name),
    withHeader("x-middleware-subrequest", Array(5).fill(name).join(":")),
  ]),
  withHeader("x-middleware-subrequest-id", "0000000000000000"),
  withHeader("x-middleware-next", "1"),
  withHeader("x-middleware-skip", "1"),
  withHeader("x-middleware-prefetch", "1"),
  withHeader("x-middleware-refresh", "1"),
  withHeader("x-middleware-override-headers", "cookie,x-timebook-path"),
  withHeader("x-middleware-set-cookie", "timebook.session=x; Path=/"),
  withOwnPath("x-middleware-rewrite"),
  withOwnPath("x-nextjs-rewrite"),
  withOwnPath("x-invoke-path"),
  withOwnPath("x-matched-path"),
  withOwnPath("x-nextjs-matched-path"),
  withOwnPath("x-original-url"),
  withOwnPath("x-rewrite-url"),
  withOwnPath("x-timebook-path"),
  withHeader("x-invoke-status", "200"),
  withHeader("x-invoke-output", "/profile"),
  withHeader("x-nextjs-data", "1"),
  withHeader("x-action-forwarded", "1"),
  withHeader("x-prerender-revalidate", "1"),
  withHeader("x-now-route-matches", "1=profile"),
  withHeader("next-resume", "1"),
  withHeader("purpose", "prefetch"),
  withHeader("cookie", "__prerender_bypass=1; __next_preview_data=1"),
];

export const otherShapesOfThePage: Probe[] = [
  ...[".rsc", ".prefetch.rsc", ".json", ".txt", "/", "//", "/.", "/%2e", ";x", "%00", "%2f"].map(
    (end) => at(`the path with ${end}`, (path) => `${path}${end}`),
  ),
  ...["_tree", "_index", "_full", "$d$workspace"].map((segment) =>
    at(`the segment ${segment}`, (path) => `${path}.segments/${segment}.segment.rsc`),
  ),
  ...["_tree", "_index", "_full", "$d$workspace", "$d$workspace/__PAGE__"].map((segment) => ({
    name: `the prefetched segment ${segment}`,
    headers: () => ({ ...prefetch, "next-router-segment-prefetch": `/${segment}` }),
  })),
  at("a doubled slash before it", (path) => `/${path}`),
  at("_next/data", (path) => `/_next/data/build${path}.json`),
  at("an image of it", (path) => `/_next/image?url=${encodeURIComponent(path)}&w=64&q=75`),
  at("?_rsc", (path) => `${path}?_rsc=1`),
  at("__nextDataReq", (path) => `${path}?__nextDataReq=1`),
  at("its parameters given again", (path) => `${path}?nxtPworkspace=x&nxtPproduct=x&nxtPticket=x`),
  at("its parameters under another page", (path) => `/sign-in${parametersOf(path, "nxtP")}`),
  at("intercepted parameters", (path) => `/sign-in${parametersOf(path, "nxtI")}`),
  { name: "rsc", headers: () => rsc },
  { name: "rsc of the page alone", headers: (path) => ({ ...rsc, ...pageAlone(path) }) },
  { name: "rsc of a prefetch", headers: () => prefetch },
  {
    name: "rsc of a prefetch of the page alone",
    headers: (path) => ({ ...prefetch, ...pageAlone(path) }),
  },
  { name: "rsc of all of a prefetch", headers: () => ({ ...rsc, "next-router-prefetch": "2" }) },
  { name: "rsc after a change of code", headers: () => ({ ...rsc, "next-hmr-refresh": "1" }) },
  { name: "rsc from another page", headers: (path) => ({ ...rsc, "next-url": path }) },
];

/** What a browser sends that has every layout already and wants nothing but the page inside. */
function pageAlone(path: string): Record<string, string> {
  return { "next-router-state-tree": encodeURIComponent(JSON.stringify(stateTree(path))) };
}

function stateTree(path: string): unknown[] {
  const [workspace = "", ...rest] = path.split("/").slice(1);
  const inside = rest.map((part, index) =>
    rest[index - 1] === "products"
      ? ["product", part, "d", null]
      : index === 3 && part !== "settings"
        ? ["ticket", part, "d", null]
        : part,
  );
  const segments = ["", ["workspace", workspace, "d", null], ...inside];
  const page: unknown[] = ["__PAGE__", {}, null, "refetch"];
  return segments.reduceRight<unknown[]>((tree, segment) => [segment, { children: tree }], page);
}

function parametersOf(path: string, prefix: string): string {
  const [, workspace = "", , product = "", , ticket = ""] = path.split("/");
  return `?${prefix}workspace=${workspace}&${prefix}product=${product}&${prefix}ticket=${ticket}`;
}

function at(name: string, address: (path: string) => string): Probe {
  return { name, address };
}

function withHeader(name: string, value: string): Probe {
  return { name: `${name}: ${value.slice(0, 60)}`, headers: () => ({ [name]: value }) };
}

function withOwnPath(name: string): Probe {
  return { name: `${name} with the path`, headers: (path) => ({ [name]: path }) };
}
