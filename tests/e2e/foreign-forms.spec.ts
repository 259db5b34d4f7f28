import { database } from "#lib/database/client.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { type ServedPage, servePages } from "#tests/support/serve-pages.ts";
import { signInAs } from "#tests/support/sign-in-as.ts";

// The browser says why it shows nothing of the answer.
test.use({ expectedErrors: /status of 403|frame-ancestors|chrome-error/ });

const pages = new Map<string, ServedPage>();
let elsewhere: Awaited<ReturnType<typeof servePages>>;
test.beforeAll(async () => {
  elsewhere = await servePages(pages);
});
test.afterAll(() => elsewhere.stop());

const sandboxes = {
  "a sandboxed frame, whose origin is null": 'sandbox="allow-scripts allow-forms"',
  "a frame of another origin on the same site": "",
};

for (const [where, attributes] of Object.entries(sandboxes)) {
  test(`S-F4 a form posted from ${where} changes nothing`, async ({ page, context, app }) => {
    const slug = `acme-${attributes.length}`;
    const { workspaceId } = await addWorkspace({ slug, products: [["MOB", "Mobile"]] });
    await signInAs(context, app.url, await addPerson({ workspaceId }));
    await page.goto(`/${slug}/settings`);
    const html = await (await page.request.get(`/${slug}/settings`)).text();
    const rename = html.match(
      /<form[^>]*>(?:(?!<\/form>).)*name="name"(?:(?!<\/form>).)*<\/form>/s,
    )?.[0];
    const hidden = rename?.match(/<input type="hidden"[^>]*>/g)?.join("") ?? "";
    expect(hidden).toContain("$ACTION_");
    const forms = [
      `<form method="post" enctype="multipart/form-data" action="${app.url}/${slug}/settings">${hidden}<input name="name" value="Taken over"></form>`,
      `<form method="post" action="${app.url}/api/intercom/connect"><input name="workspace" value="${slug}"><input name="region" value="EU"></form>`,
    ];
    for (const form of forms) {
      const frame = `${form}<script>document.forms[0].submit()</script>`;
      pages.set("/trap", {
        body: `<!doctype html><title>Trap</title><link rel="icon" href="data:,"><iframe ${attributes} srcdoc="${frame.replaceAll('"', "&quot;")}"></iframe>`,
      });
      const refused = page.waitForEvent("console", (message) =>
        message.text().includes("status of 403"),
      );
      await page.goto(`${elsewhere.url}/trap`);
      await refused;
    }
    const after = await database.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    expect(after.name).toBe(slug);
    expect(await database.oauthState.count({ where: { workspaceId } })).toBe(0);
  });
}
