import { ChevronDown, ChevronUp } from "lucide-react";
import { StepLink } from "#components/ui/step-link.tsx";

type NeighboursProps = { previous: string | null; next: string | null };

export function Neighbours({ previous, next }: NeighboursProps) {
  return (
    <nav aria-label="Tickets beside this one" className="flex items-center gap-0.5">
      <StepLink href={previous} label="Previous ticket">
        <ChevronUp aria-hidden className="size-4" />
      </StepLink>
      <StepLink href={next} label="Next ticket">
        <ChevronDown aria-hidden className="size-4" />
      </StepLink>
    </nav>
  );
}
