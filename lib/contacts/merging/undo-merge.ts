import type { Admin } from "#lib/auth/member.ts";
import { lockPeople } from "#lib/contacts/changing/lock-contact.ts";
import { recordLines } from "#lib/contacts/changing/record-lines.ts";
import { nameOfPerson } from "#lib/contacts/stand-in.ts";
import { transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { announce } from "#lib/live.ts";
import { recordAudit } from "#lib/workspaces/record-audit.ts";
import { findOpenMerge, takeBack } from "./take-back.ts";

/**
 * Answers with the id of who is back. Throws `not_found` for a merge that is undone already or that Intercom has made
 * its own, and `conflict` while who stayed is merged further.
 */
export function undoMerge(admin: Admin, id: string): Promise<string> {
  return transaction(async (tx) => {
    await lockPeople(tx, admin);
    const merge = await findOpenMerge(tx, admin, { id });
    if (!merge) throw new AppError("not_found");
    const { from, into } = merge;
    if (into.standing === "merged") throw new AppError("conflict", mergedFurther);
    await takeBack(tx, admin, merge);
    await recordLines(tx, admin, [
      { contactId: into.id, what: "unmerged", after: nameOfPerson(from) },
      { contactId: from.id, what: "unmerged", before: nameOfPerson(into) },
    ]);
    await recordAudit(tx, admin, "merge of contacts undone", id);
    await announce(tx, { workspaceId: admin.workspaceId, kind: "contacts" });
    return from.id;
  });
}

const mergedFurther =
  "Who stayed has been merged into another since. Undo that merge first, then this one.";
