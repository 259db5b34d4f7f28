import type { BrowserContext } from "@playwright/test";

/** Gives the browser somebody's session, without the form. */
export async function signInAs(
  context: BrowserContext,
  appUrl: string,
  person: { cookie: string },
): Promise<void> {
  const [name = "", value = ""] = person.cookie.split("=");
  await context.addCookies([{ name, value, url: appUrl, httpOnly: true, sameSite: "Lax" }]);
}
