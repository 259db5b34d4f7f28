import type { EmbeddedDatabase } from "#lib/database/embedded.ts";
import { closePool } from "#lib/database/pool.ts";
import type { Env } from "#lib/env.ts";
import { stopListening } from "#lib/live.ts";
import { log } from "#lib/log.ts";
import { answerRequests } from "./answer-requests.ts";
import { closeServer, listen } from "./listen.ts";
import { isBuilt, loadNext } from "./load-next.ts";
import { startBackground } from "./start-background.ts";
import { StartError } from "./start-or-explain.ts";
import { stopOnSignal } from "./stop-on-signal.ts";

type Options = { settings: Env; embedded: EmbeddedDatabase | null; dev: boolean };

const streamPatienceMs = 2_000;

/** Listens at once; database, migrations, worker and pages follow. Ends in the opposite order. */
export async function serve({ settings, embedded, dev }: Options): Promise<void> {
  const { host, port, appUrl, trustedProxyHops } = settings;
  const folder = process.cwd();
  if (!dev && !isBuilt(folder)) throw new StartError('There is no build yet: run "npm run build"');
  process.env.NEXTAUTH_URL = appUrl;

  let next: Awaited<ReturnType<typeof loadNext>> | null = null;
  const listener = answerRequests({ appUrl, trustedProxyHops, next: () => next?.handle ?? null });
  const server = await listenOrExplain({ host, port }, listener);
  const background = startBackground({ settings, embedded, withWorker: settings.worker });
  stopOnSignal(async () => {
    log.info("Stopping");
    await Promise.all([closeServer(server, streamPatienceMs), background.stop()]);
    await next?.close();
    await stopListening();
    await closePool();
    await embedded?.stop();
  });
  const loading = loadNext({ folder, dev, appUrl, port }).then((loaded) => {
    next = loaded;
  });
  await Promise.all([loading, background.ready]);
  log.info({ url: appUrl, dataDir: embedded ? settings.dataDir : undefined }, "Timebook is up");
  if (!settings.smtpUrl) log.info("SMTP_URL is not set: no e-mail will be sent");
}

async function listenOrExplain(
  at: { host: string; port: number },
  listener: Parameters<typeof listen>[1],
) {
  try {
    return await listen(at, listener);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(`Cannot listen on ${at.host}:${at.port}: ${reason}`, { cause });
  }
}
