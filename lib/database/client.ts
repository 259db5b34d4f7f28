import { PrismaPg } from "@prisma/adapter-pg";
import { pool } from "#lib/database/pool.ts";
import { refuseWithoutWorkspace } from "#lib/database/tenant-wall.ts";
import { PrismaClient } from "#prisma/generated/client.ts";

type Client = ReturnType<typeof createClient>;

declare global {
  var timebookDatabase: Client | undefined;
}

/** The one Prisma client of this process. It is made at the first query: the address may come from the embedded database. */
export const database: Client = new Proxy(Object.create(null), {
  get: (_, property) => Reflect.get(connected(), property),
});

export type Tx = Omit<
  Client,
  "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends" | "$use"
>;

/** Runs `work` in one transaction; waits at most 5 s for a connection and 15 s for the work. */
export function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return database.$transaction((tx) => work(tx), { maxWait: 5_000, timeout: 15_000 });
}

function connected(): Client {
  globalThis.timebookDatabase ??= createClient();
  return globalThis.timebookDatabase;
}

function createClient() {
  return new PrismaClient({ adapter: new PrismaPg(pool()) }).$extends({
    query: {
      $allModels: {
        $allOperations({ model, operation, args, query }) {
          refuseWithoutWorkspace(model, operation, args);
          return query(args);
        },
      },
    },
  });
}
