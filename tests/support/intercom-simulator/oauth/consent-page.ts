import { escapeHtml, htmlPage, regionNames } from "#tests/support/intercom-simulator/html-page.ts";
import type { Workspace } from "#tests/support/intercom-simulator/state.ts";

export type Consent = {
  clientId: string;
  state: string;
  redirectUri: string;
  workspaces: Workspace[];
};

const permissions = [
  ["Read conversations", "Messages, replies and the tags on them"],
  ["Read and list users and companies", "Names, e-mail addresses and companies"],
  ["Read tags", "The list of tags in this workspace"],
  ["Read admins", "Which teammate added a tag"],
];

export function renderConsent(consent: Consent): string {
  const hidden = Object.entries({
    client_id: consent.clientId,
    state: consent.state,
    redirect_uri: consent.redirectUri,
  }).map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`);
  const listed = permissions.map(
    ([name = "", detail = ""]) => `<li><strong>${name}</strong><span>${detail}</span></li>`,
  );
  return page(
    "Authorize access",
    `<h1>An app would like to access your workspace</h1>
<form method="post" action="/oauth">
${hidden.join("\n")}
${workspaceChoice(consent.workspaces)}
<h2>It will be able to</h2>
<ul>${listed.join("")}</ul>
<p class="hint">You can remove the app again at any time.</p>
<div class="actions">
<button class="primary" name="decision" value="authorize">Authorize access</button>
<button name="decision" value="cancel">Cancel</button>
</div>
</form>`,
  );
}

export function renderRefusal(title: string, detail: string): string {
  return page(title, `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(detail)}</p>`);
}

function workspaceChoice(workspaces: Workspace[]): string {
  const [only] = workspaces;
  if (!only) return "<p>There is no workspace you could choose.</p>";
  if (workspaces.length === 1) {
    return `<input type="hidden" name="workspace" value="${escapeHtml(only.appId)}">
<p class="workspace"><strong>${escapeHtml(only.name)}</strong>
<span>${regionNames[only.region]}</span></p>`;
  }
  const options = workspaces.map(({ appId, name, region }) => {
    const text = `${escapeHtml(name)} (${regionNames[region]})`;
    return `<option value="${escapeHtml(appId)}">${text}</option>`;
  });
  return `<label for="workspace">Workspace</label>
<select id="workspace" name="workspace">${options.join("")}</select>`;
}

function page(title: string, content: string): string {
  const body = `<main><p class="product">Intercom simulator</p>${content}</main>`;
  return htmlPage({ title: `${title} · Intercom simulator`, styles, body });
}

const styles = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px 16px;
  background: #f3f4f1; color: #1d2420; font: 16px/1.5 system-ui, sans-serif; }
main { width: 100%; max-width: 460px; background: #fff; border: 1px solid #dfe3dd;
  border-radius: 14px; padding: 28px; box-shadow: 0 8px 30px rgb(29 36 32 / 7%); }
.product { margin: 0 0 16px; font-size: 13px; color: #5b655e; }
h1 { margin: 0 0 20px; font-size: 22px; line-height: 1.3; }
h2 { margin: 24px 0 8px; font-size: 14px; color: #4b554e; }
label { display: block; font-size: 14px; font-weight: 600; margin-bottom: 6px; }
select { width: 100%; padding: 10px; font: inherit; color: inherit; background: #fff;
  border: 1px solid #b9c1bb; border-radius: 8px; }
.workspace { margin: 0; padding: 12px 14px; background: #eef4ef; border-radius: 8px; }
.workspace strong, .workspace span, li strong, li span { display: block; }
.workspace span, li span, .hint { color: #5b655e; font-size: 14px; }
ul { list-style: none; margin: 0; padding: 0; }
li { padding: 10px 0; border-bottom: 1px solid #eceeea; }
.actions { display: flex; flex-wrap: wrap; gap: 10px; margin-top: 20px; }
button { flex: 1 1 150px; padding: 11px 16px; font: inherit; font-weight: 600; cursor: pointer;
  color: #1d2420; background: #fff; border: 1px solid #b9c1bb; border-radius: 8px; }
button:hover { background: #f3f4f1; }
.primary { color: #fff; background: #1f6b47; border-color: #1f6b47; }
.primary:hover { background: #185639; }
:focus-visible { outline: 3px solid #6fb592; outline-offset: 2px; }
`;
