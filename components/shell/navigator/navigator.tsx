import { Settings, Users } from "lucide-react";
import { WorkspaceMenu } from "#components/shell/workspace-menu.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { cn } from "#lib/cn.ts";
import { NavigatorLink } from "./navigator-link.tsx";
import { NavigatorProduct } from "./navigator-product.tsx";
import type { NavigatorProps } from "./navigator-props.ts";

const groupLooks =
  "flex h-6 items-center px-2 font-medium text-11 text-nav-text-3 group-data-collapsed/nav:sr-only";

export function Navigator(props: NavigatorProps) {
  const { workspace, workspaces, products, user, canManage, signOut } = props;
  const { newProduct, search, bell } = props;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-0.5 px-2.5 pt-2.5 pb-3">
      <WorkspaceMenu workspace={workspace} workspaces={workspaces} signOut={signOut} />
      {search}
      <div className="relative -mx-1 mt-2 flex min-h-0 flex-1 flex-col gap-0.5 overflow-y-auto overflow-x-hidden px-1 [scrollbar-width:none]">
        {bell}
        <h2 className={cn(groupLooks, bell && "mt-3")}>Products</h2>
        <ul className="grid grid-cols-1 gap-0.5">
          {products.map((product) => (
            <NavigatorProduct key={product.key} workspaceSlug={workspace.slug} product={product} />
          ))}
        </ul>
        {canManage && newProduct}
        <h2 className={`${groupLooks} mt-5`}>Workspace</h2>
        <NavigatorLink
          href={`/${workspace.slug}/contacts`}
          alsoAt={`/${workspace.slug}/companies`}
          label="Contacts"
        >
          <Users aria-hidden />
        </NavigatorLink>
        <NavigatorLink href={`/${workspace.slug}/settings`} label="Workspace settings">
          <Settings aria-hidden />
        </NavigatorLink>
      </div>
      <div className="pt-2.5">
        <NavigatorLink href="/profile" label={user.name} about={`Profile: ${user.name}`}>
          <Avatar name={user.name} id={user.id} size={20} />
        </NavigatorLink>
      </div>
    </div>
  );
}
