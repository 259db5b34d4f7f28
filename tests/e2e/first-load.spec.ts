import { gzipSync } from "node:zlib";
import { expect, test } from "#tests/support/browser-test.ts";
import { openWorkspace } from "./open-workspace.ts";

const mostBytes = 200_000;

test("P4 the inbox asks for at most 200 kB of script, packed", async ({ page, app }) => {
  const acme = await openWorkspace(app.url);
  await acme.join(page, "Noor Haddad");
  const inbox = await (await page.request.get(acme.at.inbox)).text();
  const scripts = [...inbox.matchAll(/<script src="([^"]+)" async/g)].map(([, src = ""]) => src);
  expect(scripts.length).toBeGreaterThan(5);
  let bytes = 0;
  for (const src of scripts) {
    const answer = await page.request.get(src);
    bytes += gzipSync(await answer.body()).length;
  }
  expect(bytes).toBeLessThanOrEqual(mostBytes);
});
