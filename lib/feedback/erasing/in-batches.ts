import { type Tx, transaction } from "#lib/database/client.ts";
import { sqlStateOf } from "#lib/database/sql-state.ts";

type Erase = (tx: Tx, batch: number) => Promise<number>;

const deadlock = "40P01";
const mostTries = 5;

/** Repeats `erase`, each time in a transaction of its own, until it finds less than a whole batch. */
export async function inBatches(batch: number, erase: Erase): Promise<void> {
  let erased = batch;
  while (erased === batch) erased = await untilItHasItsTurn(batch, erase);
}

/**
 * A batch holds what many people and conversations hold as well, in no order that all of them could keep: of two that
 * wait for each other PostgreSQL ends one, and what an erasure has not done it may do again.
 */
async function untilItHasItsTurn(batch: number, erase: Erase): Promise<number> {
  for (let tries = 1; ; tries++) {
    try {
      return await transaction((tx) => erase(tx, batch));
    } catch (error) {
      if (sqlStateOf(error) !== deadlock || tries === mostTries) throw error;
    }
  }
}
