/** As people write it, without what it begins and ends with. */
export function bareWebsite(website: string): string {
  return website.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "");
}

/** Where it leads. Null for something else than an address of the web, which anybody may have written. */
export function webAddressOf(website: string): string | null {
  const address = /^https?:\/\//i.test(website) ? website : `https://${website}`;
  if (!URL.canParse(address)) return null;
  const { href, hostname, username } = new URL(address);
  return hostname.includes(".") && username === "" ? href : null;
}
