import type { ReactNode } from "react";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Mark } from "#components/ui/mark.tsx";

type RefusedProps = { title: string; href?: string; label?: string; children: ReactNode };

/** A whole page that says why there is nothing to see. */
export function Refused({ title, href = "/", label = "Go to your inbox", children }: RefusedProps) {
  return (
    <main id="main" className="grid min-h-dvh place-items-center bg-canvas px-5 py-10">
      <title>{`${title} · Timebook`}</title>
      <div className="grid max-w-95 justify-items-center text-center">
        <Mark size={32} />
        <h1 className="mt-6 font-semibold text-22 tracking-display">{title}</h1>
        <p className="mt-2 text-pretty text-14 text-text-2">{children}</p>
        <ButtonLink href={href} size="lg" className="mt-6">
          {label}
        </ButtonLink>
      </div>
    </main>
  );
}
