import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum, type SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import pg from "pg";

type Opening = { url: string; schema: string; onDispose?: () => Promise<void> };

const charOid = 18;
const textOid = 25;

/** Prisma's adapter over one connection, with the two things that the engine needs and it lacks. */
export async function openAdapter({ url, schema, onDispose }: Opening): Promise<SqlDriverAdapter> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    options: `-c search_path=${pg.escapeIdentifier(schema)}`,
  });
  const watched = watchCharColumns(pool);
  const adapter = await new PrismaPg(watched.pool, { schema }).connect();
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    executeRaw: (query) => adapter.executeRaw(query),
    startTransaction: (level) => adapter.startTransaction(level),
    getConnectionInfo: () => adapter.getConnectionInfo(),
    async queryRaw(query) {
      const result = await adapter.queryRaw(query);
      const isChar = watched.lastCharColumns();
      const columnTypes = result.columnTypes.map((type, i) =>
        isChar[i] ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    },
    // The adapter's own executeScript splits at every ";" and so breaks function bodies.
    async executeScript(sql) {
      await adapter.executeRaw({ sql, args: [], argTypes: [] });
    },
    async dispose() {
      await pool.end();
      await onDispose?.();
    },
  };
}

/** The adapter refuses the catalogue's "char" type, so its columns pass as text and are named afterwards. */
function watchCharColumns(pool: pg.Pool) {
  let isChar: boolean[] = [];
  async function query(config: pg.QueryArrayConfig) {
    const result = await pool.query(config);
    const fields = result.fields ?? [];
    isChar = fields.map((field) => field.dataTypeID === charOid);
    for (const field of fields) if (field.dataTypeID === charOid) field.dataTypeID = textOid;
    return result;
  }
  const watched = new Proxy(pool, {
    get: (target, name) => (name === "query" ? query : Reflect.get(target, name, target)),
  });
  return { pool: watched, lastCharColumns: () => isChar };
}
