import type { ReactNode } from "react";
import { Avatar } from "#components/ui/avatar.tsx";

type RecordLayoutProps = {
  name: string;
  /** Null where `name` is a stand-in. */
  initials: string | null;
  id: string;
  kind: "person" | "company";
  subtitle: ReactNode;
  badges?: ReactNode;
  /** What is to be looked at before all else. */
  notice?: ReactNode;
  tabs: ReactNode;
  properties: ReactNode;
  children: ReactNode;
};

/** With room for it, the properties stand beside; else after everything else. */
export function RecordLayout(props: RecordLayoutProps) {
  const { name, initials, id, kind, subtitle, badges, notice, tabs, properties, children } = props;
  return (
    <article
      aria-labelledby="record-name"
      className="@container relative min-h-0 flex-1 overflow-y-auto overflow-x-hidden [overflow-wrap:anywhere]"
    >
      <div className="grid min-h-full grid-cols-[minmax(0,1fr)] content-start @min-[860px]:grid-cols-[minmax(0,1fr)_324px] @min-[860px]:content-stretch">
        <div className="mx-auto w-full min-w-0 max-w-214 px-8 pt-8 pb-10 max-md:px-4 max-md:pt-5">
          <header className="flex items-center gap-4.5">
            <Avatar name={initials} id={id} kind={kind} size={56} />
            <div className="min-w-0 flex-1">
              <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
                <h1
                  id="record-name"
                  dir="auto"
                  className="font-semibold text-22 tracking-display [overflow-wrap:anywhere]"
                >
                  {name}
                </h1>
                {badges}
              </div>
              <p className="text-14 text-text-3">{subtitle}</p>
            </div>
          </header>
          {notice}
          <div className="-mx-2.25 mt-6 h-10">{tabs}</div>
          <div className="border-t">{children}</div>
        </div>
        <aside
          aria-label="Properties"
          className="grid content-start gap-5 p-5 max-md:px-4 @min-[860px]:border-s [&>*+*]:border-t [&>*+*]:pt-5"
        >
          {properties}
        </aside>
      </div>
    </article>
  );
}
