const longestTurnMs = 20;
let last: Promise<unknown> = Promise.resolve();
let turnBeganAt = Number.NEGATIVE_INFINITY;

/**
 * Does heavy work piece by piece, one piece after the other whoever asks, and lets everything else of the process have
 * its turn between them. A piece is as long as one call of `work`.
 */
export function inTurn<T>(work: () => T): Promise<T> {
  const done = last.then(async () => {
    if (performance.now() - turnBeganAt > longestTurnMs) {
      await new Promise((go) => setImmediate(go));
      turnBeganAt = performance.now();
    }
    return work();
  });
  last = done.catch(() => undefined);
  return done;
}
