import { ChevronDown, ChevronUp } from "lucide-react";
import type { ReactNode } from "react";
import { AppLink } from "#components/ui/app-link.tsx";

type NeighboursProps = { previous: string | null; next: string | null };

export function Neighbours({ previous, next }: NeighboursProps) {
  return (
    <nav aria-label="Tickets beside this one" className="flex items-center gap-0.5">
      <Way href={previous} label="Previous ticket">
        <ChevronUp aria-hidden className="size-4" />
      </Way>
      <Way href={next} label="Next ticket">
        <ChevronDown aria-hidden className="size-4" />
      </Way>
    </nav>
  );
}

type WayProps = { href: string | null; label: string; children: ReactNode };

function Way({ href, label, children }: WayProps) {
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
      prefetch={false}
      aria-label={label}
      title={label}
      className={`${looks} text-text-3 transition-colors hover:bg-hover hover:text-text`}
    >
      {children}
    </AppLink>
  );
}
