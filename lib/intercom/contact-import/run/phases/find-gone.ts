import { database } from "#lib/database/client.ts";
import { faultPoint } from "#lib/fault-point.ts";
import { askIntercom } from "#lib/intercom/contact-import/run/ask-intercom.ts";
import { commitStep } from "#lib/intercom/contact-import/run/commit-step.ts";
import type { Place, Work } from "#lib/intercom/contact-import/run/open-run.ts";
import { unlessBroken } from "#lib/intercom/contact-import/run/unless-broken.ts";
import { type AskIntercom, askThrough } from "#lib/intercom/contact-updates/ask-intercom.ts";
import { noWords } from "#lib/intercom/contact-updates/learning/judge-absence.ts";
import { learnCompanies } from "#lib/intercom/contact-updates/learning/learn-companies.ts";
import {
  type Found,
  learnPerson,
  nothingFound,
} from "#lib/intercom/contact-updates/learning/learn-person.ts";
import { saveLearned } from "#lib/intercom/contact-updates/learning/save-learned.ts";
import { doubtAbsence } from "./doubt-absence.ts";
import { missingCompanies, missingPeople } from "./list-missing.ts";

/** Who was met by this run is no longer known, as after a crash of the database. */
export class SeenForgotten extends Error {}

/**
 * Asks one by one for every company and person that is here and that this run has not met: nobody is taken for gone
 * because a list does not name them. Before the first, a list that names suspiciously few is doubted. Throws FewListed.
 */
export async function findGone(work: Work): Promise<void> {
  if (!(await isSeenComplete(work))) throw new SeenForgotten();
  if (work.place.cursor === null) await doubtAbsence(work);
  const intercom = askThrough((call) => askIntercom(work, call));
  while (work.place.phase === "gone") {
    const { of, after } = readPlace(work.place);
    const missing = of === "companies" ? missingCompanies : missingPeople;
    const some = await missing(work, after);
    if (some.length === 0) await commitStep(work, { to: afterAll(of) });
    for (const id of some) {
      const found = await unlessBroken(work, () => learn(work, intercom, of, id));
      await faultPoint("gone.asked");
      await commitFound(work, { phase: "gone", cursor: `${of} ${id}` }, found);
      if (work.isOver()) return;
    }
  }
}

type Of = "companies" | "people";

function readPlace({ cursor }: Place): { of: Of; after: string } {
  const [of, after = ""] = cursor?.split(" ") ?? [];
  return { of: of === "people" ? "people" : "companies", after };
}

function afterAll(of: Of): Pick<Place, "phase" | "cursor"> {
  if (of === "companies") return { phase: "gone", cursor: "people" };
  return { phase: "counting", cursor: null };
}

async function learn(work: Work, intercom: AskIntercom, of: Of, id: string): Promise<Found> {
  const found = nothingFound();
  const source = { scope: work.scope, intercomAppId: work.run.intercomAppId };
  if (of === "companies") {
    await learnCompanies(source, intercom, found, [id]);
    return found;
  }
  const { startedAt: absentSince } = work.run;
  await learnPerson(source, intercom, found, { chain: [id], words: () => noWords, absentSince });
  await learnCompanies(source, intercom, found);
  return found;
}

function commitFound(work: Work, to: Pick<Place, "phase" | "cursor">, found: Found | null) {
  const source = { scope: work.scope, intercomAppId: work.run.intercomAppId };
  return commitStep(work, {
    to,
    save: async (tx) => {
      const saved = found ? await saveLearned(tx, source, [found]) : { written: 0 };
      await faultPoint("gone.saved");
      return saved;
    },
  });
}

async function isSeenComplete({ scope: { workspaceId }, run: { id } }: Work): Promise<boolean> {
  const met = await database.contactImportSeen.count({ where: { workspaceId, importId: id } });
  const { seen } = await database.contactImport.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    select: { seen: true },
  });
  return met >= seen;
}
