import type { Scope } from "#lib/auth/member.ts";
import { saveContacts } from "#lib/contacts/save-contacts.ts";
import { lockContacts } from "#lib/contacts/saving/match-contacts.ts";
import { transaction } from "#lib/database/client.ts";

/** As a page of a list does, or a notification where `listedAt` is null. */
export function savePeople(scope: Scope, given: Parameters<typeof saveContacts>[2]) {
  return transaction(async (tx) => {
    await lockContacts(tx, scope);
    return saveContacts(tx, scope, given);
  });
}
