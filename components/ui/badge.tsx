import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";

const looks = cva(
  "inline-flex h-5 shrink-0 items-center gap-1.25 whitespace-nowrap rounded-full px-2 font-medium text-12 leading-none",
  {
    variants: {
      tone: {
        neutral: "bg-neutral-bg text-neutral",
        success: "bg-success-bg text-success",
        warning: "bg-warning-bg text-warning before:rotate-45",
        danger: "bg-danger-bg text-danger",
        info: "bg-info-bg text-info",
      },
      plain: { true: "", false: "before:size-1.5 before:bg-current before:content-['']" },
    },
    compoundVariants: [
      { tone: ["neutral", "success", "info"], plain: false, class: "before:rounded-full" },
      { tone: ["warning", "danger"], plain: false, class: "before:rounded-[1px]" },
    ],
  },
);

type BadgeProps = {
  tone: NonNullable<VariantProps<typeof looks>["tone"]>;
  plain?: boolean;
  children: ReactNode;
};

export function Badge({ tone, plain = false, children }: BadgeProps) {
  return <span className={looks({ tone, plain })}>{children}</span>;
}
