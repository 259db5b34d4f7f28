import { expect, test } from "vitest";
import { scopeOf } from "#lib/auth/member.ts";
import { database, transaction } from "#lib/database/client.ts";
import { dropFiles } from "#lib/feedback/conversation/drop-files.ts";
import { eraseMessages } from "#lib/feedback/erasing/erase-messages.ts";
import { addFile } from "#tests/support/add-file.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

async function place(slug: string) {
  const { workspaceId } = await addWorkspace({ slug, products: [["MOB", "Mobile"]] });
  await addFile({ workspaceId, conversationId: "theirs" });
  await addFile({ workspaceId, conversationId: "theirs" });
  await addFile({ workspaceId, conversationId: "others" });
  await database.conversationMessage.updateMany({
    where: { workspaceId, conversationId: "theirs" },
    data: { authorId: "jonas" },
  });
  return workspaceId;
}

const filesOf = (workspaceId: string) => database.storedFile.count({ where: { workspaceId } });

test("who is erased loses their files, and nobody else does, here or in another workspace", async () => {
  const [here, there] = [await place("here"), await place("there")];
  const traces = { appIds: ["ab12cd"], intercomIds: ["jonas"] };
  await eraseMessages(scopeOf({ workspaceId: here }), traces);
  expect([await filesOf(here), await filesOf(there)]).toEqual([1, 3]);
  expect(await database.messageAttachment.count({ where: { workspaceId: here } })).toBe(1);
});

test("A35 what is taken back loses its files, and nothing else does", async () => {
  const [here, there] = [await place("mine"), await place("yours")];
  const key = { intercomAppId: "ab12cd", conversationId: "theirs" };
  await database.conversationMessage.updateMany({
    where: { workspaceId: here, ...key },
    data: { redacted: true },
  });
  await transaction((tx) => dropFiles(tx, scopeOf({ workspaceId: here }), key));
  await transaction((tx) => dropFiles(tx, scopeOf({ workspaceId: there }), key));
  expect([await filesOf(here), await filesOf(there)]).toEqual([1, 3]);
});
