import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { KeepFocus } from "#components/live/keep-focus.tsx";
import { ToastProvider } from "#components/ui/toast.tsx";
import { Navigator } from "./navigator/navigator.tsx";
import { NavigatorDrawer } from "./navigator/navigator-drawer.tsx";
import { NavigatorFrame } from "./navigator/navigator-frame.tsx";
import type { NavigatorProps } from "./navigator/navigator-props.ts";

type AppShellProps = { navigator: NavigatorProps; children: ReactNode };

export async function AppShell({ navigator, children }: AppShellProps) {
  const collapsed = (await cookies()).get("navigator")?.value === "collapsed";
  return (
    <ToastProvider>
      <NavigatorDrawer navigator={<Navigator {...navigator} />}>
        <a
          href="#main"
          className="link fixed start-2 -top-15 z-60 rounded-md bg-raised px-3 py-2 focus:top-2 focus:shadow-md"
        >
          Skip to content
        </a>
        <div className="flex h-dvh overflow-clip bg-nav">
          <NavigatorFrame startCollapsed={collapsed}>
            <Navigator {...navigator} />
          </NavigatorFrame>
          <main
            id="main"
            tabIndex={-1}
            className="relative flex min-w-0 flex-1 flex-col overflow-clip bg-canvas shadow-[-1px_0_0_var(--nav-line)] md:rounded-s-xl"
          >
            {children}
          </main>
        </div>
        <KeepFocus />
      </NavigatorDrawer>
    </ToastProvider>
  );
}
