import { escapeHtml, regionNames } from "#tests/support/intercom-simulator/html-page.ts";
import type { SimulatorState } from "#tests/support/intercom-simulator/state.ts";
import { consolePage } from "./console-layout.ts";

export function indexPage(state: SimulatorState): string {
  const rows = [...state.workspaces.values()].map((workspace) => {
    const { appId, name, region, conversations, installed } = workspace;
    const app = installed ? "app installed" : "app not installed";
    const count = `${conversations.size} conversation${conversations.size === 1 ? "" : "s"}`;
    return `<li><a href="/workspaces/${encodeURIComponent(appId)}"><strong>${escapeHtml(name)}</strong>
<div class="soft">${regionNames[region]} · ${count} · ${app}</div></a></li>`;
  });
  const list = rows.length > 0 ? rows.join("") : "<li>No workspace was added yet.</li>";
  return consolePage({
    title: "Workspaces",
    crumbs: [],
    content: `<h1>Workspaces</h1>
<p class="soft">Play a support team by hand: read conversations, answer, add and remove tags.</p>
<div class="columns"><ul class="rows card">${list}</ul></div>`,
  });
}
