import {
  type Company,
  nowSeconds,
  type Workspace,
} from "#tests/support/intercom-simulator/state.ts";
import { getCompany } from "#tests/support/intercom-simulator/workspace/people.ts";
import { changeContact } from "./contact-index.ts";

export type CompanyEdit = Partial<Omit<Company, "id" | "updatedAt">>;

export function editCompany(
  workspace: Workspace,
  id: string,
  edit: CompanyEdit,
  at = nowSeconds(),
): Company {
  return Object.assign(getCompany(workspace, id), edit, { updatedAt: at });
}

/** Its contacts lose it without being changed themselves. */
export function deleteCompany(workspace: Workspace, id: string): Company {
  const company = getCompany(workspace, id);
  for (const contact of workspace.contacts.values()) {
    if (!contact.companyIds.includes(id)) continue;
    changeContact(workspace, contact, () => {
      contact.companyIds = contact.companyIds.filter((each) => each !== id);
    });
  }
  workspace.companies.delete(id);
  return company;
}
