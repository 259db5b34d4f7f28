import { cache } from "react";
import type { Scope } from "#lib/auth/member.ts";
import { findPerson } from "#lib/contacts/find-person.ts";

/** Read once for the page and its title. */
export const loadPerson = cache((scope: Scope, id: string) => findPerson(scope, id));
