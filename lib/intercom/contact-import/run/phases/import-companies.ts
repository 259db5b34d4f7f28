import { type IncomingCompany, saveCompanies } from "#lib/contacts/save-companies.ts";
import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import { intercomCompany } from "#lib/intercom/contact-import/reading/intercom-people.ts";
import { type Page, readPage } from "#lib/intercom/contact-import/reading/read-page.ts";
import { askIntercom, BudgetSpent } from "#lib/intercom/contact-import/run/ask-intercom.ts";
import { commitStep } from "#lib/intercom/contact-import/run/commit-step.ts";
import type { Work } from "#lib/intercom/contact-import/run/open-run.ts";

type CompanyPage = Pick<Page<IncomingCompany>, "items" | "scroll">;

// Where there is none, no list is known to Intercom: those here are then asked for one by one.
const lastPage: CompanyPage = { items: [], scroll: null };

/**
 * Intercom keeps the place in this list, and hands each page out once. So the place is kept here only while no page is
 * on its way: after a crash the list begins again.
 */
export async function importCompanies(work: Work): Promise<void> {
  let { cursor } = work.place;
  const met = new Set<string>();
  if (cursor !== null) await commitStep(work, { to: { phase: "companies", cursor: null } });
  while (work.place.phase === "companies") {
    const listedAt = new Date();
    const page = await fetchCompanies(work, cursor);
    const before = met.size;
    for (const { intercomId } of page.items) met.add(intercomId);
    // The last page is empty; one that only shows the same again has no end.
    const isLast = met.size === before || page.scroll === null;
    const isOver = work.isOver();
    cursor = page.scroll;
    await commitStep(work, {
      to: isLast
        ? { phase: "changed", cursor: null }
        : { phase: "companies", cursor: isOver ? cursor : null },
      companies: page.items.map(({ intercomId }) => intercomId),
      save: (tx) =>
        saveCompanies(tx, work.scope, {
          intercomAppId: work.access.connection.intercomAppId,
          companies: page.items,
          listedAt,
        }),
    });
    if (isOver) return;
  }
}

async function fetchCompanies(work: Work, cursor: string | null): Promise<CompanyPage> {
  try {
    const query = { scroll_param: cursor };
    return readPage(await askIntercom(work, { path: "/companies/scroll", query }), intercomCompany);
  } catch (error) {
    const isUnknown = error instanceof IntercomError && error.kind === "not_found";
    if (isUnknown && cursor === null) return lastPage;
    const wasNotAsked =
      error instanceof BudgetSpent ||
      (error instanceof IntercomError && error.kind === "rate_limited");
    if (wasNotAsked && cursor !== null)
      await commitStep(work, { to: { phase: "companies", cursor } });
    throw error;
  }
}
