import type { ReactNode } from "react";
import { cn } from "#lib/cn.ts";

type CardProps = { labelledBy?: string; className?: string; children: ReactNode };

export function Card({ labelledBy, className, children }: CardProps) {
  return (
    <section
      aria-labelledby={labelledBy}
      className={cn("min-w-0 rounded-xl border bg-card", className)}
    >
      {children}
    </section>
  );
}

type CardHeaderProps = {
  title: ReactNode;
  titleId?: string;
  description?: ReactNode;
  descriptionId?: string;
  icon?: ReactNode;
  badge?: ReactNode;
  level?: 2 | 3;
  children?: ReactNode;
};

export function CardHeader(props: CardHeaderProps) {
  const { title, titleId, description, descriptionId, icon, badge, level = 2, children } = props;
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className={cn("flex gap-4 px-5 py-4.5", !description && !icon && "items-center")}>
      {icon && (
        <span className="grid size-10 shrink-0 place-items-center rounded-lg bg-neutral-bg [&_svg]:size-5">
          {icon}
        </span>
      )}
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Heading id={titleId} className="min-w-0 font-semibold text-14 leading-5 tracking-tight">
            {title}
          </Heading>
          {badge}
        </div>
        {description && (
          <p id={descriptionId} className="mt-0.75 max-w-[68ch] text-pretty text-text-3">
            {description}
          </p>
        )}
      </div>
      {children && <div className="flex shrink-0 items-start gap-2">{children}</div>}
    </div>
  );
}

type CardPartProps = { className?: string; children: ReactNode };

export function CardBody({ className, children }: CardPartProps) {
  return <div className={cn("border-t px-5 py-4", className)}>{children}</div>;
}

export function CardRow({ className, children }: CardPartProps) {
  return (
    <div
      className={cn(
        "flex min-h-(--row-table) min-w-0 items-center gap-3 border-t px-5 max-md:flex-wrap max-md:py-2.5",
        className,
      )}
    >
      {children}
    </div>
  );
}
