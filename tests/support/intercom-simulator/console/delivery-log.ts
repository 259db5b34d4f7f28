import { escapeHtml } from "#tests/support/intercom-simulator/html-page.ts";
import type {
  Delivery,
  SimulatorState,
  Workspace,
} from "#tests/support/intercom-simulator/state.ts";

const shown = 6;

export function deliveryLog(state: SimulatorState, workspace: Workspace): string {
  const recent = state.deliveries.filter(({ appId }) => appId === workspace.appId).slice(-shown);
  const entries = recent.reverse().map(entry).join("");
  return `<section class="card" aria-label="Webhook deliveries"><h2>Webhook deliveries</h2>
${entries ? `<ol class="log">${entries}</ol>` : '<p class="soft">Nothing was sent yet.</p>'}</section>`;
}

/** Why nothing will be sent, or nothing when all is well. */
export function deliveryWarning(state: SimulatorState, workspace: Workspace): string {
  const reason = silence(state, workspace);
  return reason ? `<p class="banner" role="status">${reason}</p>` : "";
}

function silence({ webhook }: SimulatorState, workspace: Workspace): string | null {
  if (!workspace.installed) {
    return "No app is installed in this workspace, so no webhook is sent. Connect it from the app first.";
  }
  if (!webhook.url) return "The app has no webhook address, so nothing is sent.";
  if (webhook.disabled) return "The app answered 410: its webhooks are switched off.";
  return null;
}

function entry(delivery: Delivery): string {
  const { status, topic, attempt, retryAt } = delivery;
  const time = clock(delivery.at);
  const again = retryAt === null ? "" : ` · again at ${clock(retryAt)}`;
  const count = attempt > 1 ? ` · attempt ${attempt}` : "";
  const details = `${escapeHtml(topic)} · ${time} · ${delivery.durationMs} ms${count}${again}`;
  return `<li>${headline(status, delivery.error)}<span>${details}</span></li>`;
}

function headline(status: number | null, error: string | null): string {
  if (status !== null && status >= 200 && status < 300) {
    return `<strong class="good">Webhook delivered: ${status}</strong>`;
  }
  return `<strong class="bad">Webhook failed: ${escapeHtml(String(status ?? error))}</strong>`;
}

function clock(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(11, 19)} UTC`;
}
