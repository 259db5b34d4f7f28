import type { Scope } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { faultPoint } from "#lib/fault-point.ts";
import { attachmentsLater } from "#lib/jobs/enqueue.ts";
import { log } from "#lib/log.ts";
import { DownloadError } from "./download/download-error.ts";
import { downloadFile } from "./download/download-file.ts";
import { findFreshLink } from "./find-fresh-link.ts";
import { announceTickets, storeFile } from "./store-file.ts";
import { claimFiles, noteFailure, type WaitingFile } from "./waiting-files.ts";

const atOnce = 3;
const longestMs = 60_000;

/**
 * Copies the workspace's files that are due, a few at once, and queues itself again so that workspaces take turns. The
 * tickets are there already, and wait for none of them.
 */
export async function copyAttachments(scope: Scope, stopping: AbortSignal): Promise<void> {
  const until = performance.now() + longestMs;
  for (;;) {
    if (stopping.aborted || performance.now() > until) {
      return transaction((tx) => attachmentsLater(tx, scope.workspaceId));
    }
    const files = await claimFiles(scope, atOnce);
    if (files.length === 0) return;
    await faultPoint("attachments.claimed");
    await Promise.all(files.map((file) => copy(scope, file)));
  }
}

async function copy(scope: Scope, file: WaitingFile): Promise<void> {
  try {
    await storeFile(scope, file, await download(scope, file));
  } catch (error) {
    const isTold = error instanceof DownloadError;
    if (!isTold) log.warn({ err: error }, "a file could not be copied");
    const message = isTold ? error.message : "Timebook could not keep it";
    await noteFailure(scope, file, { message, isFinal: isTold && error.isFinal });
    await transaction((tx) => announceTickets(tx, scope, file));
  }
}

async function download(scope: Scope, file: WaitingFile): Promise<Buffer> {
  try {
    if (file.sourceUrl !== null) return await downloadFile(file.sourceUrl);
  } catch (error) {
    if (!(error instanceof DownloadError && error.isExpired)) throw error;
  }
  try {
    return await downloadFile(await findFreshLink(scope, file));
  } catch (error) {
    if (!(error instanceof DownloadError && error.isExpired)) throw error;
    throw new DownloadError(error.message, { isFinal: true });
  }
}
