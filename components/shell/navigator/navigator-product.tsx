"use client";

import { Archive, Settings } from "lucide-react";
import { usePathname } from "next/navigation";
import { AppLink } from "#components/ui/app-link.tsx";
import { initialsOf } from "#components/ui/initials-of.ts";
import { cn } from "#lib/cn.ts";
import { itemLooks } from "./navigator-looks.ts";
import type { NavigatorProps } from "./navigator-props.ts";

type NavigatorProductProps = {
  workspaceSlug: string;
  product: NavigatorProps["products"][number];
};

export function NavigatorProduct({ workspaceSlug, product }: NavigatorProductProps) {
  const pathname = usePathname();
  const home = `/${workspaceSlug}/products/${product.key}`;
  const isCurrent = (path: string) => pathname === path || pathname.startsWith(`${path}/`);
  const current = (path: string) => (isCurrent(path) ? "page" : undefined);
  const unread = product.unread > 99 ? "99+" : String(product.unread);

  return (
    <li>
      <div className="group/product mt-1 flex h-7.5 items-center gap-2.25 px-2 text-nav-text max-md:h-11 group-data-collapsed/nav:hidden">
        <ProductMark name={product.name} archived={product.archived} />
        <bdi className="min-w-0 flex-1 truncate">{product.name}</bdi>
        <AppLink
          href={`${home}/settings`}
          aria-label={`Product settings: ${product.name}`}
          title="Product settings"
          aria-current={current(`${home}/settings`)}
          className="hit -me-1 grid size-6 shrink-0 place-items-center rounded-sm text-nav-text-3 transition-colors hover:bg-nav-hover hover:text-nav-text aria-[current]:bg-nav-active aria-[current]:text-nav-text"
        >
          <Settings aria-hidden className="size-3.5" />
        </AppLink>
      </div>
      <AppLink
        href={`${home}/feedback`}
        title={`Feedback: ${product.name}`}
        aria-current={current(`${home}/feedback`)}
        className={cn(itemLooks, "ps-8.25")}
      >
        <span className="hidden group-data-collapsed/nav:block">
          <ProductMark name={product.name} archived={product.archived} />
        </span>
        <span aria-hidden className="group-data-collapsed/nav:hidden">
          Feedback
        </span>
        <span className="sr-only">
          {`Feedback, ${product.name}${product.unread > 0 ? `, ${unread} unread` : ""}`}
        </span>
        {product.unread > 0 && (
          <span aria-hidden className="nums ms-auto text-11 group-data-collapsed/nav:hidden">
            {unread}
          </span>
        )}
      </AppLink>
    </li>
  );
}

function ProductMark({ name, archived }: { name: string; archived?: boolean }) {
  return (
    <span
      aria-hidden
      className="grid size-4 shrink-0 place-items-center rounded-[5px] bg-nav-active font-bold text-[9px] text-nav-text-2 leading-none inset-ring inset-ring-nav-line"
    >
      {archived ? <Archive className="size-2.5" /> : initialsOf(name.slice(0, 2).trim())}
    </span>
  );
}
