import { randomInt } from "node:crypto";
import type { Tx } from "#lib/database/client.ts";
import { toAscii } from "#lib/to-ascii.ts";

// The first parts of our own addresses, now and likely.
const reserved = new Set(
  `_next about account accounts admin api app assets auth billing blog contact contacts companies dashboard
  demo docs download events favicon feedback forgot health help home icon images inbox integrations intercom
  invite invitations join legal login logout mail me members metrics new notifications oauth pricing privacy
  product products profile public reset robots root search security session sessions settings setup sign-in
  sign-out sign-up signin signout signup sitemap static status support system team terms timebook unavailable
  undefined null update user users webhook webhooks well-known workspace workspaces www`.split(
    /\s+/,
  ),
);

const maxLength = 40;

/** An address for the workspace that reads like its name. Uniqueness is the database's: try again when it is taken. */
export async function chooseSlug(tx: Tx, name: string): Promise<string> {
  const slug = slugOf(name);
  const taken = reserved.has(slug) || (await isTaken(tx, slug));
  return taken ? `${slug}-${randomInt(1000, 1_000_000)}` : slug;
}

export function slugOf(name: string): string {
  const slug = toAscii(name)
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, maxLength)
    .replace(/^-+|-+$/g, "");
  return slug.length > 1 ? slug : `workspace${slug && "-"}${slug}`;
}

async function isTaken(tx: Tx, slug: string): Promise<boolean> {
  return (await tx.workspace.count({ where: { slug } })) > 0;
}
