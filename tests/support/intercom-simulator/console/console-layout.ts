import { escapeHtml, htmlPage } from "#tests/support/intercom-simulator/html-page.ts";
import type { Workspace } from "#tests/support/intercom-simulator/state.ts";
import { consoleStyles } from "./console-styles.ts";

export type Crumb = { name: string; href?: string };

export function consolePage(page: {
  title: string;
  crumbs: Crumb[];
  aside?: string;
  content: string;
}): string {
  const crumbs = [{ name: "Intercom simulator", href: "/" }, ...page.crumbs].map(crumb);
  return htmlPage({
    title: `${page.title} · Intercom simulator`,
    styles: consoleStyles,
    body: `<div class="top"><nav aria-label="Where you are">${crumbs.join("<span>/</span>")}</nav>
${page.aside ?? ""}</div>
<main>${page.content}</main>`,
  });
}

/** Who the person at the console is for the tags they add. */
export function actingAs(workspace: Workspace, adminId: string): string {
  const options = [...workspace.admins.values()].map(({ id, name }) =>
    option(id, name, id === adminId),
  );
  return `<form method="get"><label for="as">Teammate</label>
<select id="as" name="as">${options.join("")}</select><button>Switch</button></form>`;
}

export function option(value: string, text: string, selected = false): string {
  const chosen = selected ? " selected" : "";
  return `<option value="${escapeHtml(value)}"${chosen}>${escapeHtml(text)}</option>`;
}

export function hidden(name: string, value: string): string {
  return `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;
}

export function timeOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  const text = date.toISOString().slice(0, 16).replace("T", " ");
  return `<time datetime="${date.toISOString()}">${text} UTC</time>`;
}

function crumb({ name, href }: Crumb): string {
  const text = escapeHtml(name);
  return href
    ? `<a href="${escapeHtml(href)}">${text}</a>`
    : `<span aria-current="page">${text}</span>`;
}
