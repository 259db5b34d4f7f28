import type { Scope } from "#lib/auth/member.ts";
import { deleteRows } from "#lib/contacts/erasing/delete-rows.ts";
import { eraseLines } from "#lib/contacts/erasing/erase-lines.ts";
import { awaitWriters } from "#lib/contacts/erasing/erased-people.ts";
import { findTraces } from "#lib/contacts/erasing/find-traces.ts";
import { transaction } from "#lib/database/client.ts";
import { faultPoint } from "#lib/fault-point.ts";
import { eraseCustomers } from "#lib/feedback/erasing/erase-customers.ts";
import { eraseMessages } from "#lib/feedback/erasing/erase-messages.ts";
import { eraseQuotes } from "#lib/feedback/erasing/erase-quotes.ts";
import { eraseDeliveries } from "#lib/intercom/erasure/erase-deliveries.ts";
import { eraseLater } from "#lib/jobs/enqueue.ts";

const steps = [
  ["deliveries", eraseDeliveries],
  ["lines", eraseLines],
  ["quotes", eraseQuotes],
  ["messages", eraseMessages],
  ["customers", eraseCustomers],
] as const;

/**
 * Removes what is left of those who are being erased. In small transactions, so that nobody waits for somebody who
 * wrote ten thousand messages; each step may be repeated, and their rows, by which all is found, go last: whatever ends
 * the process, the next one does the rest.
 */
export async function runErasures(scope: Scope, stopping: AbortSignal): Promise<void> {
  await awaitWriters(scope);
  for (;;) {
    const traces = await findTraces(scope);
    if (!traces) return;
    await faultPoint("erase.found");
    for (const [name, erase] of steps) {
      if (stopping.aborted) return transaction((tx) => eraseLater(tx, scope.workspaceId));
      await erase(scope, traces);
      await faultPoint(`erase.${name}`);
    }
    await deleteRows(scope, traces.contactIds);
    await faultPoint("erase.rows");
  }
}
