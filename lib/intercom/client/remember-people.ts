import type { Intercom } from "./intercom-for.ts";

/** Asks for each person and company once. For a short piece of work: what changes meanwhile is not seen. */
export function rememberPeople(intercom: Intercom): Intercom {
  return {
    ...intercom,
    findContact: once(intercom.findContact),
    listContactCompanies: once(intercom.listContactCompanies),
    findAdmin: once(intercom.findAdmin),
  };
}

/** An answer that failed is not kept. */
function once<T>(ask: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return async (id) => {
    const known = answers.get(id);
    if (known) return known;
    const asked = ask(id);
    answers.set(id, asked);
    asked.catch(() => answers.delete(id));
    return asked;
  };
}
