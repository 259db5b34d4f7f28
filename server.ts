import { completeEnvironment } from "#lib/start/complete-environment.ts";
import { serve } from "#lib/start/serve.ts";
import { startOrExplain } from "#lib/start/start-or-explain.ts";

const dev = process.argv.includes("--dev");
Object.assign(process.env, { NODE_ENV: dev ? "development" : "production" });
process.chdir(import.meta.dirname);

await startOrExplain(async () => serve({ ...(await completeEnvironment()), dev }));
