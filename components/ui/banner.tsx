import { cva } from "class-variance-authority";
import { CircleX, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const looks = cva(
  "flex items-start gap-3.5 rounded-xl px-4 py-3.5 text-text inset-ring max-md:flex-wrap",
  {
    variants: {
      tone: {
        info: "bg-info-bg inset-ring-info-line [&>svg]:text-info",
        warning: "bg-warning-bg inset-ring-warning-line [&>svg]:text-warning",
        danger: "bg-danger-bg inset-ring-danger-line [&>svg]:text-danger",
        quiet: "bg-sunken inset-ring-line [&>svg]:text-text-3",
      },
    },
  },
);

const icons = { info: Info, warning: TriangleAlert, danger: CircleX, quiet: Info };

type BannerProps = {
  tone: keyof typeof icons;
  title?: ReactNode;
  action?: ReactNode;
  role?: "alert" | "status";
  children?: ReactNode;
};

export function Banner({ tone, title, action, role, children }: BannerProps) {
  const Icon = icons[tone];
  return (
    <div role={role} className={looks({ tone })}>
      <Icon aria-hidden className="mt-0.5" />
      <div className="wrap-anywhere min-w-0 flex-1 text-pretty">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className={title ? "text-text-2" : undefined}>{children}</div>}
      </div>
      {action && <div className="self-center max-md:ms-7.5 max-md:basis-full">{action}</div>}
    </div>
  );
}
