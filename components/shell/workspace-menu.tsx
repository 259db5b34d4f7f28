"use client";

import { ChevronDown, LogOut, Settings, UserRound } from "lucide-react";
import { useActionState, useRef } from "react";
import { Mark } from "#components/ui/mark.tsx";
import { Menu, MenuGroup, MenuItem, MenuLinkItem, MenuSeparator } from "#components/ui/menu.tsx";
import type { NavigatorProps } from "./navigator/navigator-props.ts";

type WorkspaceMenuProps = Pick<NavigatorProps, "workspace" | "workspaces" | "signOut">;

export function WorkspaceMenu({ workspace, workspaces, signOut }: WorkspaceMenuProps) {
  const [, leave] = useActionState(signOut, { ok: false });
  const signOutForm = useRef<HTMLFormElement>(null);
  return (
    <div className="me-9 flex group-data-collapsed/nav:me-0">
      <Menu
        trigger={
          <button
            aria-label={`Workspace menu: ${workspace.name}`}
            type="button"
            className="hit flex h-9 min-w-0 flex-1 items-center gap-2.25 rounded-md px-2 font-semibold text-14 text-nav-text transition-colors hover:bg-nav-hover group-data-collapsed/nav:justify-center group-data-collapsed/nav:px-0"
          >
            <Mark />
            <bdi className="truncate group-data-collapsed/nav:hidden">{workspace.name}</bdi>
            <ChevronDown
              aria-hidden
              className="-ms-0.75 size-3.5 text-nav-text-3 group-data-collapsed/nav:hidden"
            />
          </button>
        }
        className="min-w-54!"
      >
        <MenuGroup label="Workspaces">
          {workspaces.map(({ slug, name }) => (
            <MenuLinkItem key={slug} href={`/${slug}`} current={slug === workspace.slug}>
              <bdi className="truncate">{name}</bdi>
            </MenuLinkItem>
          ))}
        </MenuGroup>
        <MenuSeparator />
        <MenuLinkItem href={`/${workspace.slug}/settings`}>
          <Settings aria-hidden />
          Workspace settings
        </MenuLinkItem>
        <MenuLinkItem href="/profile">
          <UserRound aria-hidden />
          Profile
        </MenuLinkItem>
        <MenuSeparator />
        <MenuItem onClick={() => signOutForm.current?.requestSubmit()}>
          <LogOut aria-hidden />
          Sign out
        </MenuItem>
      </Menu>
      {/* Outside the menu, which is gone from the page before a form in it could be sent. */}
      <form ref={signOutForm} action={leave} hidden />
    </div>
  );
}
