import { ArrowLeft, ArrowUpRight, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { NavigatorButton } from "#components/shell/navigator/navigator-button.tsx";
import { AppLink } from "#components/ui/app-link.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";

type RecordBarProps = {
  list: { href: string; label: string };
  name: string;
  intercomUrl?: string | null;
  children?: ReactNode;
};

export function RecordBar({ list, name, intercomUrl, children }: RecordBarProps) {
  return (
    <header className="flex h-(--bar) shrink-0 items-center gap-2 border-b ps-5 pe-4 max-md:px-2">
      <AppLink
        href={list.href}
        aria-label={`Back to ${list.label}`}
        className="hit grid size-9 shrink-0 place-items-center rounded-md text-text-3 hover:bg-hover md:hidden"
      >
        <ArrowLeft aria-hidden className="size-5" />
      </AppLink>
      <nav
        aria-label="Breadcrumb"
        className="flex min-w-0 flex-1 items-center gap-1.5 whitespace-nowrap text-text-3"
      >
        <span className="max-md:hidden">Contacts</span>
        <ChevronRight aria-hidden className="size-3.5 text-text-disabled max-md:hidden" />
        <AppLink href={list.href} className="hit rounded-xs hover:text-text max-md:hidden">
          {list.label}
        </AppLink>
        <ChevronRight aria-hidden className="size-3.5 text-text-disabled max-md:hidden" />
        <bdi aria-current="page" className="truncate text-text">
          {name}
        </bdi>
      </nav>
      {intercomUrl && (
        <ButtonLink external href={intercomUrl} variant="ghost" className="max-md:hidden">
          Open in Intercom
          <ArrowUpRight aria-hidden />
        </ButtonLink>
      )}
      {children}
      <NavigatorButton />
    </header>
  );
}
