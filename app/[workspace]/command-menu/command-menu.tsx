"use client";

import { Dialog } from "@base-ui/react/dialog";
import { Command } from "cmdk";
import { Search as SearchIcon } from "lucide-react";
import type { RefObject } from "react";
import { backdropLooks, dialogLooks } from "#components/ui/floating-looks.ts";
import { Key } from "#components/ui/key.tsx";
import type { EarlyKeys } from "#components/ui/popups/early-keys.ts";
import { cn } from "#lib/cn.ts";
import { ChoicePage } from "./choice-page.tsx";
import type { CommandPage, CommandScope } from "./command-scope.ts";
import { RootPage } from "./root-page.tsx";
import { useSearch } from "./use-search.ts";

type CommandMenuProps = {
  /** Null: closed. */
  page: CommandPage | null;
  onPage: (page: CommandPage | null) => void;
  scope: RefObject<CommandScope | null>;
  early: EarlyKeys;
  workspace: string;
  products: { key: string; name: string }[];
};

const titles: Record<CommandPage, string> = {
  root: "Search or do something",
  status: "Set status",
  priority: "Set priority",
  assignee: "Assign to",
  snooze: "Snooze until",
};

export function CommandMenu({ page, onPage, ...rest }: CommandMenuProps) {
  return (
    <Dialog.Root open={page !== null} onOpenChange={(isOpen) => !isOpen && onPage(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropLooks} />
        <Dialog.Popup
          className={cn(dialogLooks, "flex w-155! flex-col overflow-hidden! p-0!")}
          aria-label={titles[page ?? "root"]}
        >
          {page && <Content key={page} page={page} onPage={onPage} {...rest} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Content({
  page,
  onPage,
  scope,
  early,
  workspace,
  products,
}: CommandMenuProps & { page: CommandPage }) {
  const { search, type } = useSearch(workspace);
  const here = scope.current;

  function listen(field: HTMLInputElement | null) {
    if (!field) return;
    field.focus();
    void early.replay();
  }

  function close(then: () => void) {
    onPage(null);
    // What is done may move the focus, which the closing menu gives back first.
    requestAnimationFrame(then);
  }

  return (
    <Command label={titles[page]} shouldFilter={false} loop className="flex min-h-0 flex-col">
      <div className="flex h-13 shrink-0 items-center gap-3 border-b px-5">
        <SearchIcon aria-hidden className="size-4.5 shrink-0 text-text-3" />
        <Command.Input
          ref={listen}
          value={search.words}
          onValueChange={type}
          placeholder={`${titles[page]}…`}
          dir="auto"
          className="h-full min-w-0 flex-1 bg-transparent text-16 text-text outline-none placeholder:text-text-3"
        />
        <Key>Esc</Key>
      </div>
      <Command.List className="max-h-105 min-h-0 overflow-y-auto p-1.5 pt-0">
        {page === "root" ? (
          <RootPage
            search={search}
            scope={here}
            workspace={workspace}
            products={products}
            onPage={onPage}
            close={close}
          />
        ) : (
          <ChoicePage page={page} words={search.words} scope={here} close={close} />
        )}
      </Command.List>
      <div
        aria-hidden
        className="flex h-10 shrink-0 items-center gap-4 border-t bg-sunken px-4 text-12 text-text-3 max-md:hidden"
      >
        <span className="flex items-center gap-1">
          <Key>↑</Key>
          <Key>↓</Key> move
        </span>
        <span className="flex items-center gap-1">
          <Key>↵</Key> {page === "root" ? "open" : "choose"}
        </span>
      </div>
    </Command>
  );
}
