import { writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import "#tests/support/test-environment.ts";
import { closePool } from "#lib/database/pool.ts";
import { type Figure, judge, tableOf } from "./figures.ts";
import { measureFirstLoad } from "./parts/first-load.ts";
import { measureImporting } from "./parts/importing.ts";
import { measureInbox } from "./parts/inbox.ts";
import { measureListing } from "./parts/listing.ts";
import { measureReceiving } from "./parts/receiving.ts";
import { measureStanding } from "./parts/standing.ts";
import { measureVisibility } from "./parts/visibility.ts";
import { type Cluster, startCluster } from "./start-cluster.ts";

const parts: Record<string, (cluster: Cluster, rounds: number) => Promise<Figure[]>> = {
  p1: measureReceiving,
  p2: measureVisibility,
  p3: measureImporting,
  p4: measureListing,
  "p4-inbox": measureInbox,
  "p4-load": measureFirstLoad,
  p5: measureStanding,
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "5" } },
});
const wanted = positionals.length > 0 ? positionals : Object.keys(parts);
const cluster = await startCluster();
const figures: Figure[] = [];
try {
  for (const name of wanted) {
    const measure = parts[name];
    if (!measure) throw new Error(`Say one of: ${Object.keys(parts).join(", ")}`);
    console.log(`── ${name}`);
    figures.push(...(await measure(cluster, Number(values.rounds))));
    await closePool();
  }
} finally {
  await cluster.stop();
}
const judged = figures.map(judge);
const [cpu] = os.cpus();
const machine = {
  cpus: os.cpus().length,
  model: cpu?.model,
  node: process.version,
  postgres: cluster.version,
};
const report = { date: new Date().toISOString(), machine, figures: judged };
writeFileSync(
  path.resolve(import.meta.dirname, "../../bench.json"),
  JSON.stringify(report, null, 2),
);
console.log(`\n${tableOf(judged)}\n\n${report.date}, ${JSON.stringify(machine)}`);
process.exit(0);
