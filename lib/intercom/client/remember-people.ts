import { askOnce } from "./ask-once.ts";
import type { Intercom } from "./intercom-for.ts";

/** Asks for each person and company once. For a short piece of work: what changes meanwhile is not seen. */
export function rememberPeople(intercom: Intercom): Intercom {
  return {
    ...intercom,
    findContact: askOnce(intercom.findContact),
    listContactCompanies: askOnce(intercom.listContactCompanies),
    findAdmin: askOnce(intercom.findAdmin),
  };
}
