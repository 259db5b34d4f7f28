import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { AppLink } from "#components/ui/app-link.tsx";
import { cn } from "#lib/cn.ts";
import { NavigatorButton } from "./navigator/navigator-button.tsx";

type PageBarProps = {
  title: ReactNode;
  /** Where what is open beside it is what the page is about, the title is none. */
  isHeading?: boolean;
  crumbs?: { label: string; href?: string }[];
  tabs?: ReactNode;
  /** What can be done here, at the end of the bar. */
  actions?: ReactNode;
  /** What stands before the title on a page without a navigator. */
  start?: ReactNode;
};

export function PageBar(props: PageBarProps) {
  const { title, isHeading = true, crumbs = [], tabs, actions, start } = props;
  const Title = isHeading ? "h1" : "span";
  return (
    <header
      className={cn(
        "flex min-h-(--bar) min-w-0 shrink-0 items-center gap-2 border-b ps-5 pe-4 max-md:ps-2 max-md:pe-2",
        tabs && "max-md:flex-wrap max-md:gap-y-0 max-md:pt-2",
      )}
    >
      {start ?? <NavigatorButton />}
      <div className="flex min-w-0 items-center gap-1.5 whitespace-nowrap max-md:flex-1">
        {crumbs.map(({ label, href }) => (
          <Crumb key={label} label={label} href={href} />
        ))}
        <Title className="truncate font-semibold text-14 tracking-tight max-md:text-16">
          {title}
        </Title>
      </div>
      {actions && (
        <div className="order-last flex shrink-0 items-center gap-1 md:ms-auto max-md:order-none">
          {actions}
        </div>
      )}
      {tabs && (
        <>
          <span aria-hidden className="ms-3 me-2 h-4 w-px shrink-0 bg-line max-md:hidden" />
          <div className="-mb-px flex h-(--bar) min-w-0 max-md:order-last max-md:h-11 max-md:basis-full">
            {tabs}
          </div>
        </>
      )}
    </header>
  );
}

function Crumb({ label, href }: { label: string; href?: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-text-3 max-md:hidden">
      {href ? (
        <AppLink href={href} className="hit truncate rounded-xs hover:text-text">
          <bdi>{label}</bdi>
        </AppLink>
      ) : (
        <bdi className="truncate">{label}</bdi>
      )}
      <ChevronRight aria-hidden className="size-3.5 text-text-disabled" />
    </span>
  );
}
