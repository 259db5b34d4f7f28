import { z } from "zod";
import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Admin } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { announce } from "#lib/live.ts";
import { recordAudit } from "#lib/workspaces/record-audit.ts";
import { beginErasing } from "./erasing/begin-erasing.ts";

/**
 * Removes somebody, and all who were merged into them, from everywhere, for good. Tickets stay, without their customer.
 * The audit log says who did it and when, never whom. Throws `not_found`.
 */
export async function eraseContact(admin: Admin, contactId: string): Promise<void> {
  const { workspaceId } = admin;
  if (!z.uuid().safeParse(contactId).success) throw new AppError("not_found");
  await transaction(async (tx) => {
    await lockMembership(tx, admin);
    const known = await tx.contact.findFirst({
      where: { workspaceId, id: contactId, standing: { not: "merged" }, erasingSince: null },
      select: { id: true },
    });
    if (!known) throw new AppError("not_found");
    await beginErasing(tx, admin, [known.id]);
    await recordAudit(tx, admin, "Erased a person");
    await announce(tx, { workspaceId, kind: "contacts" });
  });
}
