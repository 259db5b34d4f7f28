export const inboxViews = ["open", "all"] as const;

export type InboxView = (typeof inboxViews)[number];

type ViewOfProduct = { workspaceId: string; productId: string; view: InboxView };

/** Which tickets a view of a product's inbox holds. */
export function whereInView({ workspaceId, productId, view }: ViewOfProduct) {
  const open = { status: { in: ["todo" as const, "in_progress" as const] } };
  return { workspaceId, productId, deletedAt: null, ...(view === "open" && open) };
}
