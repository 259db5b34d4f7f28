import type { ReactNode } from "react";
import { buttonLooks } from "#components/ui/button-looks.ts";

type WayOutProps = { href: "/" | "/sign-in"; children: ReactNode };

/** Off a page that could not be shown. A plain link: every page carries the code of these, and what it leads to begins anew. */
export function WayOut({ href, children }: WayOutProps) {
  return (
    <a href={href} className={buttonLooks({ size: "lg" })}>
      {children}
    </a>
  );
}
