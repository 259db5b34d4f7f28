/** As people write it, without what it begins and ends with. */
export function bareWebsite(website: string): string {
  return website.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "");
}

/** A link, unless it is something else than an address of the web. */
export function Website({ website }: { website: string }) {
  const href = /^https?:\/\//i.test(website) ? website : `https://${website}`;
  const url = URL.canParse(href) ? new URL(href) : null;
  if (!url?.hostname.includes(".") || url.username) return website;
  return (
    <a href={url.href} target="_blank" rel="noopener noreferrer nofollow ugc" className="link">
      <bdi>{bareWebsite(website)}</bdi>
    </a>
  );
}
