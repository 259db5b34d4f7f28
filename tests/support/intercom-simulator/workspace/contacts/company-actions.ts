import type { Context } from "#tests/support/intercom-simulator/context.ts";
import type { Company, Contact, Workspace } from "#tests/support/intercom-simulator/state.ts";
import {
  type AttachmentTopic,
  attachmentNotification,
  type CompanyTopic,
  companyNotification,
} from "#tests/support/intercom-simulator/webhooks/company-notification.ts";
import type { Notification } from "#tests/support/intercom-simulator/webhooks/notification.ts";
import {
  addCompany,
  getCompany,
  type NewCompany,
} from "#tests/support/intercom-simulator/workspace/people.ts";
import { type CompanyEdit, deleteCompany, editCompany } from "./company-changes.ts";
import { setContactCompanies } from "./contact-changes.ts";
import { type ChangeOptions, sendChanges } from "./send-changes.ts";

type Changed = Promise<Notification[]>;

export type CompanyActions = {
  /** Nothing is sent unless `deliver` is true. */
  addCompany(company: NewCompany & { deliver?: boolean }): Company;
  editCompany(companyId: string, edit: CompanyEdit, options?: ChangeOptions): Changed;
  renameCompany(companyId: string, name: string | null, options?: ChangeOptions): Changed;
  deleteCompany(companyId: string, options?: ChangeOptions): Changed;
  /** Tells of each company that came or went, not of the contact. */
  setContactCompanies(
    contactId: string,
    companies: { id: string }[],
    options?: ChangeOptions,
  ): Changed;
  buildCompanyNotification(topic: CompanyTopic, company: Company): Notification;
  buildAttachmentNotification(
    topic: AttachmentTopic,
    company: Company,
    contact: Contact,
  ): Notification;
};

export function companyActions(context: Context, record: Workspace): CompanyActions {
  const send = (topic: CompanyTopic, company: Company, { at, deliver }: ChangeOptions) =>
    sendChanges(context, record, [companyNotification(record, topic, company, at)], deliver);
  const edit = (id: string, change: CompanyEdit, options: ChangeOptions = {}) =>
    send("company.updated", editCompany(record, id, change, options.at), options);
  return {
    addCompany: ({ deliver = false, ...given }) => {
      const company = addCompany(record, given);
      void send("company.created", company, { deliver });
      return company;
    },
    editCompany: edit,
    renameCompany: (id, name, options) => edit(id, { name }, options),
    deleteCompany: (id, options = {}) =>
      send("company.deleted", deleteCompany(record, id), options),
    setContactCompanies: (contactId, companies, { at, deliver } = {}) => {
      const ids = companies.map(({ id }) => id);
      const { contact, attached, detached } = setContactCompanies(record, contactId, ids, at);
      const tell = (topic: AttachmentTopic) => (id: string) =>
        attachmentNotification(record, topic, getCompany(record, id), contact);
      const gone = detached.map(tell("company.contact.detached"));
      const came = attached.map(tell("company.contact.attached"));
      return sendChanges(context, record, [...gone, ...came], deliver);
    },
    buildCompanyNotification: (topic, company) => companyNotification(record, topic, company),
    buildAttachmentNotification: (topic, company, contact) =>
      attachmentNotification(record, topic, company, contact),
  };
}
