import pg from "pg";
import { administer, runIn } from "./administer.ts";
import { parseAddress } from "./database-address.ts";
import { report } from "./report.ts";

const prismaCodes: Record<string, string> = {
  "28000": "P1000",
  "28P01": "P1000",
  "3D000": "P1003",
  "42P04": "P1009",
};

/** The engine's one-shot commands; the answer is the exit code. */
export async function runCommand(command: string, url: string | null): Promise<number> {
  report("INFO", "schema_engine", { message: "starting" }); // the CLI drops the first line
  const address = parseAddress(url ?? "");
  const name = pg.escapeIdentifier(address.database);
  try {
    if (command === "can-connect-to-database") await runIn(address.url, "SELECT 1");
    else if (command === "create-database")
      await administer(address.url, `CREATE DATABASE ${name}`);
    else if (command === "drop-database") await administer(address.url, `DROP DATABASE ${name}`);
    else throw new Error(`unknown command ${command}`);
    return 0;
  } catch (error) {
    const code = error instanceof pg.DatabaseError ? (error.code ?? "") : "";
    report("ERROR", "schema_engine::logger", {
      error_code: prismaCodes[code] ?? "P1001",
      message: `${error instanceof Error ? error.message : String(error)} (${address.place})`,
      is_panic: false,
    });
    return 1;
  }
}
