import type { Fault } from "./fault-script.ts";
import type { SimulatorState } from "./state.ts";
import type { WebhookSender } from "./webhooks/webhook-sender.ts";

export type Context = { state: SimulatorState; sender: WebhookSender; faults: Fault[] };
