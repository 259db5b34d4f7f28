import { bareWebsite, webAddressOf } from "./web-address.ts";

export function Website({ website }: { website: string }) {
  const href = webAddressOf(website);
  if (!href) return website;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow ugc" className="link">
      <bdi>{bareWebsite(website)}</bdi>
    </a>
  );
}
