import { cva, type VariantProps } from "class-variance-authority";
import { Tag } from "lucide-react";
import type { ReactNode } from "react";

export const chipLooks = cva(
  "inline-flex min-w-0 max-w-full items-center gap-1 whitespace-nowrap rounded-sm inset-ring [&>svg]:size-3",
  {
    variants: {
      tone: {
        neutral: "bg-raised text-text-2 inset-ring-line [&>svg]:text-text-3",
        warning: "bg-warning-bg text-warning inset-ring-warning-line",
      },
      size: {
        sm: "h-5 ps-1.5 pe-1.75 text-12 leading-none",
        lg: "h-6.5 ps-2 pe-1 text-13 pointer-coarse:h-9",
      },
    },
    defaultVariants: { tone: "neutral", size: "sm" },
  },
);

type ChipProps = VariantProps<typeof chipLooks> & { icon?: ReactNode; children: ReactNode };

export function Chip({ icon, tone, size, children }: ChipProps) {
  return (
    <span className={chipLooks({ tone, size })}>
      {icon}
      <span className="truncate leading-4">{children}</span>
    </span>
  );
}

export function TagChip({ name }: { name: string }) {
  return (
    <Chip icon={<Tag aria-hidden />}>
      <bdi>{name}</bdi>
    </Chip>
  );
}
