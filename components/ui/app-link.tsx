import Link, { type LinkProps } from "next/link";
import type { AnchorHTMLAttributes } from "react";

export type AppLinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> & {
  href: string;
  prefetch?: LinkProps<string>["prefetch"];
  replace?: boolean;
  scroll?: boolean;
};

// Typed routes only know literals; an address that came through a prop goes in as its parts.
export function AppLink({ href, ...props }: AppLinkProps) {
  const [path = "", hash] = href.split("#");
  const [pathname, search] = path.split("?");
  return <Link href={{ pathname, search, hash }} {...props} />;
}
