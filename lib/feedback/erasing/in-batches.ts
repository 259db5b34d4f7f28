import { type Tx, transaction } from "#lib/database/client.ts";

/** Repeats `erase`, each time in a transaction of its own, until it finds less than a whole batch. */
export async function inBatches(
  batch: number,
  erase: (tx: Tx, batch: number) => Promise<number>,
): Promise<void> {
  let erased = batch;
  while (erased === batch) erased = await transaction((tx) => erase(tx, batch));
}
