import { cache } from "react";
import type { Scope } from "#lib/auth/member.ts";
import { findCompany } from "#lib/contacts/find-company.ts";

/** Read once for the page and its title. */
export const loadCompany = cache((scope: Scope, id: string) => findCompany(scope, id));
