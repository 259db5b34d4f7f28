import { fill, type Values } from "#tests/security/support/addresses.ts";
import type { Site } from "#tests/security/support/matrix/ask-doors.ts";
import { namesOf } from "#tests/security/support/matrix/expected-answers.ts";
import { inTurns } from "#tests/support/in-turns.ts";
import type { Probe } from "./framework-probes.ts";

type Asked = { question: string; answer: string; withData: boolean };

/** Asks for every page of the workspace in each of these ways. */
export async function askByProbe(
  site: Site,
  cookie: string,
  { probes, at }: { probes: Probe[]; at: Values },
): Promise<Asked[]> {
  const pages = namesOf("pages").filter((address) => address.startsWith("/[workspace]"));
  const questions = pages.flatMap((page) => probes.map((probe) => ({ page, probe })));
  return inTurns(questions, async ({ page, probe }) => {
    const path = fill(page, at);
    const headers = new Headers(probe.headers?.(path));
    headers.set("cookie", [cookie, headers.get("cookie")].filter(Boolean).join("; "));
    const response = await ask(site.app.url + (probe.address?.(path) ?? path), headers);
    const text = await response.text();
    return {
      question: `${page} by ${probe.name}`,
      answer: answerOf(response, text).replaceAll(at.slug, "[workspace]"),
      withData: text.includes(site.marker),
    };
  });
}

/** Next sends whoever asks for a part of a page to the address that names the part. */
async function ask(url: string, headers: Headers): Promise<Response> {
  const response = await fetch(url, { headers, redirect: "manual" });
  const location = new URL(response.headers.get("location") ?? url, url);
  if (!location.searchParams.has("_rsc") || location.href === url) return response;
  await response.body?.cancel();
  return fetch(location, { headers, redirect: "manual" });
}

/** A part of a page says in its stream what a whole page says by its status. */
function answerOf(response: Response, text: string): string {
  const [inStream = ""] = /NEXT_(HTTP_ERROR_FALLBACK|REDIRECT);[^"\\]+/.exec(text) ?? [];
  return [response.status, response.headers.get("location"), inStream].filter(Boolean).join(" ");
}
