/** A browser as far as cookies and redirects go: it keeps the app's cookies and follows nothing by itself. */
export function openBrowser(appUrl: string, sessionCookie: string) {
  const jar = new Map<string, string>();
  keep(sessionCookie);

  function keep(cookie: string) {
    const [pair = ""] = cookie.split(";");
    jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
  }

  async function ask(url: string, init: RequestInit = {}): Promise<Response> {
    const isOurs = url.startsWith(appUrl);
    const headers = new Headers(init.headers);
    if (isOurs) headers.set("cookie", [...jar].map((pair) => pair.join("=")).join("; "));
    const response = await fetch(url, { redirect: "manual", ...init, headers });
    if (isOurs) for (const cookie of response.headers.getSetCookie()) keep(cookie);
    return response;
  }

  return {
    jar,
    get: (url: string) => ask(url),
    post: (url: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
      ask(url, { method: "POST", body: new URLSearchParams(form), headers }),
  };
}

export type HttpBrowser = ReturnType<typeof openBrowser>;

export function locationOf(response: Response): URL {
  const location = response.headers.get("location");
  if (response.status < 300 || response.status > 399 || location === null) {
    throw new Error(`Not a redirect but ${response.status}`);
  }
  return new URL(location, response.url);
}
