import { migrate } from "#lib/database/migrate.ts";
import { closePool } from "#lib/database/pool.ts";
import type { Cluster } from "#tests/bench/start-cluster.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";

export type OpenSite = Awaited<ReturnType<typeof openSite>>;

/** An empty installation with one workspace, one product and somebody who is signed in. */
export async function openSite(cluster: Cluster, name: string) {
  const databaseUrl = await cluster.addDatabase(name);
  await migrate(databaseUrl);
  Object.assign(process.env, { DATABASE_URL: databaseUrl });
  globalThis.timebookEnv = undefined;
  globalThis.timebookPool = undefined;
  globalThis.timebookDatabase = undefined;
  const { workspaceId, products } = await addWorkspace({
    slug: "acme",
    products: [["MOB", "Mobile"]],
  });
  const { member, cookie } = await addPerson({ workspaceId });
  const productId = products[0]?.id ?? "";
  const { timebookPool, timebookDatabase, timebookEnv } = globalThis;
  const enter = () => Object.assign(globalThis, { timebookPool, timebookDatabase, timebookEnv });
  const close = async () => {
    enter();
    await closePool();
  };
  return { databaseUrl, workspaceId, productId, member, cookie, enter, close };
}
