import { afterEach, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { finishConnecting } from "#lib/intercom/oauth/finish-connecting.ts";
import { startConnecting } from "#lib/intercom/oauth/start-connecting.ts";
import { addAdmin } from "#tests/support/add-person.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
let count = 0;

afterEach(async () => {
  await database.$executeRaw`ALTER TABLE oauth_states DROP CONSTRAINT IF EXISTS keeps_no_token`;
  await database.$executeRaw`ALTER TABLE intercom_connections DROP CONSTRAINT IF EXISTS is_full`;
});

async function acme() {
  const { workspaceId } = await addWorkspace({
    slug: `acme-${++count}`,
    products: [["MOB", "Mobile"]],
  });
  const sim = intercom.addWorkspace({ name: "Acme Support", region: "EU" });
  sim.addAdmin({ name: "Ana Ruiz", email: "ana@acme.example" });
  return { sim, workspaceId, ...(await addAdmin(workspaceId)) };
}

async function connect({ admin, sessionId, sim }: Awaited<ReturnType<typeof acme>>) {
  const start = { region: "US" as const, sessionId, browserNonce: null };
  const { url, browserNonce } = await startConnecting(admin, start);
  const state = new URL(url).searchParams.get("state");
  const user = { userId: admin.userId, sessionId };
  const code = sim.issueCode();
  return (await finishConnecting({ state, code, browserNonce, user })).result;
}

test("C4 a token that the database does not keep is given back at once, and the next try works", async () => {
  const here = await acme();
  await database.$executeRaw`
    ALTER TABLE oauth_states ADD CONSTRAINT keeps_no_token CHECK (token_ciphertext IS NULL)`;
  expect(await connect(here)).toBe("failed");
  expect(here.sim.livingTokens()).toEqual([]);
  await database.$executeRaw`ALTER TABLE oauth_states DROP CONSTRAINT keeps_no_token`;
  expect(await connect(here)).toBe("connected");
});

test("C4 a connection that the database does not take is told as our failure, and the token waits for the sweep", async () => {
  const here = await acme();
  await database.$executeRaw`
    ALTER TABLE intercom_connections ADD CONSTRAINT is_full CHECK (false) NOT VALID`;
  expect(await connect(here)).toBe("failed");
  const { workspaceId } = here;
  const kept = await database.oauthState.count({
    where: { workspaceId, tokenCiphertext: { not: null } },
  });
  expect(kept).toBe(1);
});
