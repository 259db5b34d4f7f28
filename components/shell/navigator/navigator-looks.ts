const shape =
  "hit flex h-(--nav-item,30px) min-w-0 items-center gap-2.25 rounded-md px-2 transition-colors hover:bg-nav-hover hover:text-nav-text aria-[current]:bg-nav-active aria-[current]:font-medium aria-[current]:text-nav-text max-md:h-11 group-data-collapsed/nav:justify-center group-data-collapsed/nav:px-0";

export const itemLooks = `${shape} text-nav-text-2`;
export const quietItemLooks = `${shape} text-nav-text-3`;
