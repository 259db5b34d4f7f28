import { eraseDeleted } from "#lib/contacts/erasing/erase-deleted.ts";
import { eraseMerged } from "#lib/contacts/erasing/erase-merged.ts";
import { saveCompanies } from "#lib/contacts/save-companies.ts";
import { saveContacts } from "#lib/contacts/save-contacts.ts";
import { lockContacts } from "#lib/contacts/saving/match-contacts.ts";
import { changeStandings } from "#lib/contacts/standing/change-standings.ts";
import { dropCompanies } from "#lib/contacts/standing/drop-companies.ts";
import { findOpenMerges } from "#lib/contacts/standing/find-open-merges.ts";
import { followMerges } from "#lib/contacts/standing/follow-merges.ts";
import { noteAbsence } from "#lib/contacts/standing/note-absence.ts";
import type { Tx } from "#lib/database/client.ts";
import { decideStandings } from "./decide-standings.ts";
import type { Found, Source } from "./learn-person.ts";
import { noteLeavers } from "./note-leavers.ts";

/** People, companies, merges and standings as they were learnt. Answers how much differed from what was here. */
export async function saveLearned(
  tx: Tx,
  source: Source,
  found: Found[],
): Promise<{ written: number }> {
  const { scope, intercomAppId } = source;
  await lockContacts(tx, scope);
  const companies = found.flatMap((one) => one.companies);
  const named = await saveCompanies(tx, scope, { intercomAppId, companies });
  const { standings, contacts, strangerIds } = await decideStandings(tx, source, found);
  const saved = await saveContacts(tx, scope, { intercomAppId, contacts, listedAt: null });
  const { merged, mergedIds } = await saveMerges(tx, source, found);
  const left = found.flatMap((one) => one.left);
  const idsOf = (how: string) => left.filter((one) => one.how === how).map(({ id }) => id);
  const archived = found.flatMap((one) => one.archived);
  const leavers = [...left, ...archived].map(({ id }) => id);
  await noteLeavers(tx, source, [...leavers, ...mergedIds, ...strangerIds]);
  const [deletedIds, absentIds] = [idsOf("deleted"), idsOf("absent")];
  await eraseDeleted(tx, scope, { intercomAppId, deletedIds, absentIds });
  const deleted = left.map(
    ({ id }) => ({ intercomId: id, standing: "deleted", since: null }) as const,
  );
  const changed = await changeStandings(tx, scope, {
    intercomAppId,
    standings: [...standings, ...deleted],
  });
  await noteAbsence(tx, scope, {
    intercomAppId,
    absentIds: archived.filter(({ isShown }) => !isShown).map(({ id }) => id),
    presentIds: [
      ...contacts.map(({ intercomId }) => intercomId),
      ...archived.filter(({ isShown }) => isShown).map(({ id }) => id),
      ...idsOf("merged"),
    ],
  });
  const intercomIds = found.flatMap((one) => one.goneCompanyIds);
  const dropped = await dropCompanies(tx, scope, { intercomAppId, intercomIds });
  return { written: named.written + saved.written + merged + changed + dropped };
}

async function saveMerges(tx: Tx, { scope, intercomAppId }: Source, found: Found[]) {
  const remembered = found.flatMap(({ people }) =>
    people.flatMap(({ contact, mergedIds }) =>
      (mergedIds ?? []).map((fromId) => ({ fromId, intoId: contact.intercomId })),
    ),
  );
  const told = [
    ...found.flatMap((one) => one.merges),
    ...(await findOpenMerges(tx, scope, { intercomAppId, merges: remembered })),
  ];
  const merges = await eraseMerged(tx, scope, { intercomAppId, merges: told });
  const merged = await followMerges(tx, scope, { intercomAppId, merges });
  return { merged, mergedIds: told.map(({ fromId }) => fromId) };
}
