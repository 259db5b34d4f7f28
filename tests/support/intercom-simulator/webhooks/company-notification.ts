import type { Company, Contact, Workspace } from "#tests/support/intercom-simulator/state.ts";
import { countUsers } from "#tests/support/intercom-simulator/workspace/contacts/contact-index.ts";
import { isoTime, webhookContactJson } from "./contact-notification.ts";
import { type Notification, notificationOf } from "./notification.ts";

export type CompanyTopic = `company.${"created" | "updated" | "deleted"}`;

export type AttachmentTopic = `company.contact.${"attached" | "detached"}`;

export function companyNotification(
  workspace: Workspace,
  topic: CompanyTopic,
  company: Company,
  at = company.updatedAt,
): Notification {
  const deleted = { id: company.id, type: "company", deleted: true };
  const item = topic === "company.deleted" ? deleted : webhookCompanyJson(workspace, company);
  return notificationOf(workspace, topic, item, at);
}

/** The only item without a type. */
export function attachmentNotification(
  workspace: Workspace,
  topic: AttachmentTopic,
  company: Company,
  contact: Contact,
  at = contact.updatedAt,
): Notification {
  const item = {
    company: webhookCompanyJson(workspace, company),
    contact: webhookContactJson(workspace, contact),
  };
  return notificationOf(workspace, topic, item, at);
}

function webhookCompanyJson(workspace: Workspace, company: Company): Record<string, unknown> {
  const { plan } = company;
  return {
    type: "company",
    id: company.id,
    name: company.name,
    app_id: workspace.appId,
    plan: plan === null ? null : { type: "plan", id: plan, name: plan },
    company_id: company.companyId,
    remote_created_at: null,
    created_at: isoTime(company.createdAt, 0),
    updated_at: isoTime(company.updatedAt, 0),
    last_request_at: null,
    size: null,
    website: company.website,
    industry: null,
    monthly_spend: 0,
    session_count: 0,
    user_count: countUsers(workspace, company.id),
    custom_attributes: { ...company.customAttributes },
    tag_ids: [],
  };
}
