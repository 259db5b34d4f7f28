import type { Tx } from "#lib/database/client.ts";
import { faultPoint } from "#lib/fault-point.ts";
import type { Work } from "./open-run.ts";

/** Whom and which companies the run has met is only of use until it ends, or begins again. */
export async function forgetMet(tx: Tx, { scope, run }: Pick<Work, "scope" | "run">) {
  const where = { workspaceId: scope.workspaceId, importId: run.id };
  await tx.contactImportSeen.deleteMany({ where });
  await tx.contactImportCompany.deleteMany({ where });
  await faultPoint("import.forgotten");
}
