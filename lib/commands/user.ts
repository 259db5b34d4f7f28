import { createResetLink } from "#lib/auth/resets/create-reset-link.ts";
import { migrate } from "#lib/database/migrate.ts";
import { closePool } from "#lib/database/pool.ts";
import { completeEnvironment } from "#lib/start/complete-environment.ts";
import { StartError, startOrExplain } from "#lib/start/start-or-explain.ts";

const usage = "Usage: npm run user -- reset-link EMAIL";

await startOrExplain(async () => {
  const [command, email] = process.argv.slice(2);
  if (command !== "reset-link" || !email) throw new StartError(usage);
  const { settings, embedded } = await completeEnvironment();
  await embedded?.start();
  try {
    await migrate(settings.databaseDirectUrl);
    const link = await createResetLink(email);
    if (!link) throw new StartError(`Nobody has the e-mail ${email}`);
    console.log(link);
  } finally {
    await closePool();
    await embedded?.stop();
  }
});
