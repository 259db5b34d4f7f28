import type { Company, Workspace } from "#tests/support/intercom-simulator/state.ts";
import { countUsers } from "#tests/support/intercom-simulator/workspace/contacts/contact-index.ts";

export function companyJson(workspace: Workspace, company: Company): Record<string, unknown> {
  return {
    type: "company",
    company_id: company.companyId,
    id: company.id,
    app_id: workspace.appId,
    name: company.name,
    created_at: company.createdAt,
    updated_at: company.updatedAt,
    monthly_spend: 0,
    session_count: 0,
    user_count: countUsers(workspace, company.id),
    tags: { type: "tag.list", tags: [] },
    segments: { type: "segment.list", segments: [] },
    plan: company.plan ? { type: "plan", id: company.plan, name: company.plan } : {},
    custom_attributes: company.customAttributes,
    ...(company.website !== null && { website: company.website }),
  };
}
