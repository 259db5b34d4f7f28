import type { ReactNode } from "react";
import { AppLink } from "./app-link.tsx";

type StepLinkProps = { href: string | null; label: string; children: ReactNode };

/** One step on or back, as an icon; where there is none, it stays in its place and is quiet. */
export function StepLink({ href, label, children }: StepLinkProps) {
  const looks = "hit grid size-(--control-sm) place-items-center rounded-md";
  if (href === null) {
    return (
      <span aria-hidden className={`${looks} text-text-disabled`}>
        {children}
      </span>
    );
  }
  return (
    <AppLink
      href={href}
      aria-label={label}
      title={label}
      className={`${looks} text-text-2 transition-colors hover:bg-hover hover:text-text`}
    >
      {children}
    </AppLink>
  );
}
