import { scopeOf } from "#lib/auth/member.ts";
import { closePool } from "#lib/database/pool.ts";
import { runContactImport } from "#lib/intercom/contact-import/run-contact-import.ts";
import { drainDeliveries } from "#lib/intercom/webhook-to-ticket/drain-deliveries.ts";

// One turn of a worker in a process of its own, which can be killed in its middle without harm to other histories.
const scope = scopeOf({ workspaceId: process.env.WORKSPACE_ID ?? "" });
const { signal } = new AbortController();
await (process.env.TURN === "run"
  ? runContactImport(scope, signal)
  : drainDeliveries(scope, signal));
await closePool();
process.exit(0);
