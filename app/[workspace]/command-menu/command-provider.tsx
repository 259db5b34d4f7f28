"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { OnDemand, onDemand } from "#components/ui/on-demand.tsx";
import { earlyKeys } from "#components/ui/popups/early-keys.ts";
import { CommandContext, type CommandPage, type CommandScope } from "./command-scope.ts";

const commandMenu = onDemand(() => import("./command-menu.tsx").then((file) => file.CommandMenu));

type CommandProviderProps = {
  workspace: string;
  products: { key: string; name: string }[];
  children: ReactNode;
};

/** Ctrl or ⌘ with K opens the menu from anywhere. Its script is fetched the first time. */
export function CommandProvider({ workspace, products, children }: CommandProviderProps) {
  const scope = useRef<CommandScope | null>(null);
  const [page, setPage] = useState<CommandPage | null>(null);
  const [wasOpened, setWasOpened] = useState(false);
  const [early] = useState(earlyKeys);

  function open(wanted: CommandPage) {
    early.listen();
    setWasOpened(true);
    setPage(wanted);
  }

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (page) return setPage(null);
      early.listen();
      setWasOpened(true);
      setPage("root");
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [early, page]);

  return (
    <CommandContext value={{ scope, open }}>
      {children}
      {wasOpened && (
        <OnDemand
          part={commandMenu}
          props={{ page, onPage: setPage, scope, early, workspace, products }}
        />
      )}
    </CommandContext>
  );
}
