import { randomUUID } from "node:crypto";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { administer, runIn } from "./administer.ts";
import type { EngineArguments } from "./arguments.ts";
import { parseAddress, withDatabase } from "./database-address.ts";
import { openAdapter } from "./open-adapter.ts";

type Addresses = Pick<EngineArguments, "url" | "shadowUrl">;

/** Opens the database, and beside it the empty shadow database in which migrations are replayed. */
export function adapterFactory(addresses: Addresses): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    async connect() {
      const { url, schema } = parseAddress(requireUrl(addresses));
      await runIn(url, "SELECT 1");
      return openAdapter({ url, schema });
    },
    connectToShadowDb: () =>
      addresses.shadowUrl ? emptyGivenShadow(addresses.shadowUrl) : makeShadow(addresses),
  };
}

function requireUrl(addresses: Addresses): string {
  if (!addresses.url) throw new Error("This command needs a database: set DATABASE_URL");
  return addresses.url;
}

async function emptyGivenShadow(shadowUrl: string) {
  const { url, schema } = parseAddress(shadowUrl);
  const name = pg.escapeIdentifier(schema);
  await runIn(url, `DROP SCHEMA IF EXISTS ${name} CASCADE; CREATE SCHEMA ${name}`);
  return openAdapter({ url, schema });
}

async function makeShadow(addresses: Addresses) {
  const { url, schema } = parseAddress(requireUrl(addresses));
  const database = `prisma_migrate_shadow_db_${randomUUID()}`;
  const name = pg.escapeIdentifier(database);
  await administer(url, `CREATE DATABASE ${name}`);
  return openAdapter({
    url: withDatabase(url, database),
    schema,
    onDispose: () => administer(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  });
}
