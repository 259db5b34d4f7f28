import Link from "next/link";
import type { AnchorHTMLAttributes } from "react";

export type AppLinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> & {
  href: string;
  replace?: boolean;
  scroll?: boolean;
};

// Typed routes only know literals; an address that came through a prop goes in as its parts. Every page is another one
// for each reader and moment, so nothing of it could be fetched beforehand.
export function AppLink({ href, ...props }: AppLinkProps) {
  const [path = "", hash] = href.split("#");
  const [pathname, search] = path.split("?");
  return <Link href={{ pathname, search, hash }} prefetch={false} {...props} />;
}
