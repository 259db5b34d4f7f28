import type { ReactNode } from "react";
import { Mark } from "#components/ui/mark.tsx";

type RefusedProps = { title: string; role?: "alert"; action: ReactNode; children: ReactNode };

/** A whole page that says why there is nothing to see. */
export function Refused({ title, role, action, children }: RefusedProps) {
  return (
    <main id="main" className="grid min-h-dvh place-items-center bg-canvas px-5 py-10">
      <title>{`${title} · Timebook`}</title>
      <div role={role} className="grid max-w-95 justify-items-center text-center">
        <Mark size={32} />
        <h1 className="mt-6 text-balance font-semibold text-22 tracking-display">{title}</h1>
        <div className="mt-2 mb-6 text-pretty text-14 text-text-2">{children}</div>
        {action}
      </div>
    </main>
  );
}
