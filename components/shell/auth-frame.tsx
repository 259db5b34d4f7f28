import type { ReactNode } from "react";
import { Mark } from "#components/ui/mark.tsx";
import { AuthStory } from "./auth-story.tsx";

type AuthFrameProps = { title: string; lead?: ReactNode; children: ReactNode };

export function AuthFrame({ title, lead, children }: AuthFrameProps) {
  return (
    <div className="grid min-h-dvh bg-canvas md:grid-cols-2">
      <div className="flex min-w-0 flex-col px-10 py-8 max-md:px-5 max-md:py-6">
        <header className="flex items-center gap-2.25 font-semibold text-16 tracking-tight">
          <Mark />
          Timebook
        </header>
        <main id="main" className="m-auto grid w-full max-w-95 gap-6 py-10">
          <div>
            <h1 className="text-balance font-semibold text-30 tracking-display">{title}</h1>
            {lead && <div className="mt-2 text-14 text-text-3">{lead}</div>}
          </div>
          {children}
        </main>
      </div>
      <AuthStory />
    </div>
  );
}
