import { writeSync } from "node:fs";
import readline from "node:readline";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { z } from "zod";
import { adapterFactory } from "./adapter-factory.ts";
import { administer } from "./administer.ts";
import type { EngineArguments } from "./arguments.ts";
import { parseAddress } from "./database-address.ts";
import { lastPanic, loadEngine } from "./load-engine.ts";
import { report } from "./report.ts";

const call = z.object({ id: z.number(), method: z.string(), params: z.looseObject({}).nullish() });
type Call = z.infer<typeof call>;

const diffResult = z.object({ exitCode: z.number(), stdout: z.string().nullish() });
const engineError = z.object({
  message: z.string(),
  error_code: z.string().nullish(),
  meta: z.looseObject({ id: z.number().nullish() }).nullish(),
});

/** Answers JSON-RPC calls, one a line on standard input, until the input ends. */
export async function answerCalls(given: EngineArguments): Promise<void> {
  const factory = bindMigrationAwareSqlAdapterFactory(adapterFactory(given));
  const engine = engineKeeper(given, factory);
  let pending: number | null = null;
  // A Rust panic arrives as an uncaught trap; unanswered, the CLI would exit 0 as if all were well.
  function die(error: unknown) {
    if (pending !== null) send({ id: pending, error: failure(error, factory) });
    process.exit(101);
  }
  process.on("uncaughtException", die);
  process.on("unhandledRejection", die);
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const parsed = call.safeParse(JSON.parse(line || "{}"));
    if (!parsed.success) continue;
    pending = parsed.data.id;
    try {
      const result = await answer(parsed.data, given, engine);
      send({ id: pending, result: result ?? {} });
    } catch (error) {
      send({ id: pending, error: failure(error, factory) });
    }
    pending = null;
  }
  process.exit(0);
}

type Factory = ReturnType<typeof bindMigrationAwareSqlAdapterFactory>;
type Keeper = ReturnType<typeof engineKeeper>;

function engineKeeper({ datamodels }: EngineArguments, factory: Factory) {
  const engineClass = loadEngine();
  let open: ReturnType<typeof engineClass.new> | null = null;
  function logLine(message: string) {
    if (process.env.DEBUG) report("DEBUG", "schema_engine", { message });
  }
  return {
    isFresh: () => open === null,
    get() {
      const options = { datamodels: datamodels.length > 0 ? datamodels : undefined };
      open ??= engineClass.new(options, logLine, factory);
      return open;
    },
    forget() {
      open = null;
    },
  };
}

const readsMigrations = new Set(["evaluateDataLoss", "createMigration"]);
const changesDatabase = new Set(["applyMigrations", "reset", "schemaPush", "dbExecute"]);

async function answer({ id, method, params }: Call, given: EngineArguments, keeper: Keeper) {
  if (method === "createDatabase") return createDatabase(given.url);
  const fresh = keeper.isFresh();
  const engine = await keeper.get();
  // These two find the adapter's shadow database only after a diagnostic call.
  if (fresh && readsMigrations.has(method)) {
    const { migrationsList, filters } = params ?? {};
    await invoke(engine, "devDiagnostic", { migrationsList, filters });
  }
  const result = await invoke(engine, method === "getDatabaseVersion" ? "version" : method, params);
  // An engine that has changed the database refuses shadow databases afterwards.
  if (changesDatabase.has(method)) keeper.forget();
  if (method !== "diff") return result;
  const diff = diffResult.parse(result);
  // The native engine prints through a call of its own to the CLI.
  send({ id: id + 1_000_000, method: "print", params: { content: diff.stdout ?? "" } });
  return { exitCode: diff.exitCode };
}

async function createDatabase(url: string | null) {
  const address = parseAddress(url ?? "");
  await administer(address.url, `CREATE DATABASE ${pg.escapeIdentifier(address.database)}`);
  return { databaseName: address.database };
}

async function invoke(engine: object, name: string, params: unknown): Promise<unknown> {
  const method: unknown = Reflect.get(engine, name);
  if (typeof method !== "function") throw new Error(`The engine has no method ${name}`);
  return Reflect.apply(method, engine, [params]);
}

function failure(error: unknown, factory: Factory) {
  const message = error instanceof Error ? error.message : String(error);
  const parsed = engineError.safeParse(parseJson(message)).data;
  const registered = factory.errorRegistry.consumeError(parsed?.meta?.id ?? -1)?.error;
  const cause = registered instanceof Error ? registered.message : undefined;
  return {
    code: 4466,
    message: "An error happened. Check the data field for details.",
    data: {
      is_panic: false,
      message: cause ?? parsed?.message ?? lastPanic() ?? message,
      error_code: parsed?.error_code ?? null,
      meta: parsed?.meta ?? null,
    },
  };
}

function parseJson(text: string): unknown {
  return text.trimStart().startsWith("{") ? JSON.parse(text) : null;
}

function send(message: object): void {
  writeSync(1, `${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}
