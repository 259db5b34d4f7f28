import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { beginErasingByKey } from "./begin-erasing.ts";
import { findErased } from "./erased-people.ts";

type Merge = { fromId: string; intoId: string };
type Given = { intercomAppId: string; merges: Merge[] };

/**
 * Whom Intercom merges into somebody erased is the same person, and is erased too; an erased person who is merged into
 * another stays erased, and the other stays. Answers with the merges of people who are all here.
 */
export async function eraseMerged(
  tx: Tx,
  scope: Scope,
  { intercomAppId, merges }: Given,
): Promise<Merge[]> {
  const intercomIds = merges.flatMap(({ fromId, intoId }) => [fromId, intoId]);
  const erased = await findErased(tx, scope, { intercomAppId, intercomIds });
  if (erased.size === 0) return merges;
  const same = merges.filter(({ intoId }) => erased.has(intoId)).map(({ fromId }) => fromId);
  await beginErasingByKey(tx, scope, { intercomAppId, intercomIds: same });
  return merges.filter(({ fromId, intoId }) => !erased.has(fromId) && !erased.has(intoId));
}
