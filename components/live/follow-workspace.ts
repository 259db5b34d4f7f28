const firstRetryMs = 1_000;
const lastRetryMs = 30_000;
const catchUpMs = 300;

/**
 * Calls `onChange` after each change in the workspace, whenever one may have been missed, and
 * when the person may no longer hear of any. Of all tabs one holds the connection, for a browser
 * opens only six to a server; when that tab closes, the next one takes over.
 */
export function followWorkspace(workspace: string, onChange: () => void): () => void {
  const name = `timebook-live:${workspace}`;
  const channel = new BroadcastChannel(name);
  const ended = new AbortController();
  channel.onmessage = onChange;
  // What changed between the making of this page and now was told to nobody here.
  const catchUp = window.setTimeout(onChange, catchUpMs);

  function tellAll() {
    onChange();
    channel.postMessage(null);
  }

  function lead(): Promise<void> {
    window.clearTimeout(catchUp);
    return listen(`/api/events?workspace=${encodeURIComponent(workspace)}`, tellAll, ended.signal);
  }

  // Locks are missing on plain http: there each tab listens for itself.
  if (!navigator.locks) void lead();
  else navigator.locks.request(name, { signal: ended.signal }, lead).catch(ignoreAbort);

  return () => {
    ended.abort();
    window.clearTimeout(catchUp);
    channel.close();
  };
}

/** Resolves when `signal` ends it. */
function listen(url: string, onChange: () => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    let source: EventSource | undefined;
    let timer: number | undefined;
    let retryMs = firstRetryMs;

    function open() {
      source = new EventSource(url);
      source.onopen = () => {
        retryMs = firstRetryMs;
        onChange();
      };
      source.onmessage = onChange;
      source.onerror = openLater;
    }

    function openLater() {
      // Where the network failed, a browser would try again by itself.
      const wasAnswered = source?.readyState === EventSource.CLOSED;
      source?.close();
      if (wasAnswered) void isRefused(url, signal).then((refused) => refused && onChange());
      timer = window.setTimeout(open, retryMs * (0.75 + Math.random() / 2));
      retryMs = Math.min(retryMs * 2, lastRetryMs);
    }

    signal.addEventListener("abort", () => {
      source?.close();
      window.clearTimeout(timer);
      resolve();
    });
    open();
  });
}

/**
 * Whoever was signed out or removed. Without its database a server knows nobody, which is no refusal, nor is a proxy
 * that reaches no server.
 */
async function isRefused(url: string, signal: AbortSignal): Promise<boolean> {
  const refused = [401, 403, 404].includes(await statusOf(url, signal));
  return refused && (await statusOf("/api/health/ready", signal)) === 200;
}

async function statusOf(url: string, signal: AbortSignal): Promise<number> {
  const reading = new AbortController();
  const either = AbortSignal.any([signal, reading.signal]);
  const answer = await fetch(url, { signal: either }).catch(() => null);
  reading.abort();
  return answer?.status ?? 0;
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
}
