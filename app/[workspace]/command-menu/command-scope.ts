import { createContext, type ReactNode, type RefObject, use, useEffect } from "react";

type Choice = { value: string; label: string; icon?: ReactNode; hint?: string };

export type CommandPage = "root" | "status" | "priority" | "assignee" | "snooze";

/** What can be done on the page that one is on. */
export type CommandScope = {
  /** "MOB-317", "3 tickets"; null for none. */
  about: string | null;
  commands: {
    id: string;
    label: string;
    key: string;
    run: () => void;
    isAboutTickets?: boolean;
    isOff?: boolean;
  }[];
  choices: (page: Exclude<CommandPage, "root">) => Choice[];
  choose: (page: Exclude<CommandPage, "root">, value: string) => void;
};

type CommandMenuContext = {
  scope: RefObject<CommandScope | null>;
  open: (page: CommandPage) => void;
};

export const CommandContext = createContext<CommandMenuContext | null>(null);

/** Throws outside a workspace. */
export function useCommandMenu(): CommandMenuContext {
  const menu = use(CommandContext);
  if (!menu) throw new Error("The command menu belongs to a workspace");
  return menu;
}

/** Offers this in the command menu for as long as the page is there. */
export function useCommandScope(offered: CommandScope): void {
  const { scope } = useCommandMenu();
  useEffect(() => {
    scope.current = offered;
    return () => {
      if (scope.current === offered) scope.current = null;
    };
  }, [scope, offered]);
}
