import { addPerson } from "#tests/support/add-person.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { findViolations } from "#tests/support/find-violations.ts";
import { playground, tag } from "#tests/support/playground.ts";
import { signInAs } from "#tests/support/sign-in-as.ts";
import { png } from "#tests/support/small-pictures.ts";
import { visit } from "./open-workspace.ts";

test.use({ reducedMotion: "reduce" });

test("a file and a picture whose copies failed are copied when one presses Retry, without a reload", async ({
  page,
  app,
  intercom,
}) => {
  const acme = await playground({ intercom });
  const { sim, jonas, workspaceId } = acme;
  const file = sim.addFile({ name: "route.png", bytes: png(40, 30), status: 404 });
  const picture = sim.addFile({ name: "map.png", bytes: png(60, 40), status: 404 });
  const conversation = sim.addConversation({
    contacts: [jonas],
    body: `<p>Monday: <img src="${picture.url}" alt="The map"> as driven</p>`,
    ...{ attachments: [file], deliver: false },
  });
  await tag({ ...acme, conversation }, acme.wish.id);
  const { member, ...person } = await addPerson({ workspaceId, role: "member" });
  await signInAs(page.context(), app.url, person);
  await visit(page, `/${member.workspaceSlug}/products/MOB/feedback/MOB-1`);
  const retryFile = page.getByRole("button", { name: "Retry route.png" });
  const retryPicture = page.getByRole("button", { name: "Retry The map" });
  await expect(retryFile).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await retryFile.click();
  await expect(page.getByText("Timebook asks Intercom for route.png again.")).toBeVisible();
  await expect(retryFile).toBeVisible();
  await expect(
    page.getByText("Intercom does not have it any more.", { exact: true }),
  ).toBeVisible();
  for (const id of ["1", "2"]) delete sim.record.files.get(id)?.status;
  await expect(page.getByText("not copied: Intercom does not have it")).toBeVisible();
  await retryPicture.press("Enter");
  await expect(page.getByRole("img", { name: "The map" })).toBeVisible();
  await retryFile.dblclick();
  await expect(page.getByRole("img", { name: "Preview of route.png" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Retry/ })).toHaveCount(0);
});
