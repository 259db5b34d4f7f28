import type { Context } from "#tests/support/intercom-simulator/context.ts";
import type { Contact, Workspace } from "#tests/support/intercom-simulator/state.ts";
import {
  type ContactItemOptions,
  type ContactTopic,
  contactNotification,
} from "#tests/support/intercom-simulator/webhooks/contact-notification.ts";
import type { Notification } from "#tests/support/intercom-simulator/webhooks/notification.ts";
import {
  addContact,
  addContacts,
  getContact,
  type NewContact,
} from "#tests/support/intercom-simulator/workspace/people.ts";
import {
  archiveContact,
  type ContactEdit,
  convertLead,
  deleteContact,
  editContact,
  mergeContacts,
  unarchiveContact,
} from "./contact-changes.ts";
import { type ChangeOptions, sendChanges } from "./send-changes.ts";

type Options = ChangeOptions & Pick<ContactItemOptions, "times">;

type Changed = Promise<Notification[]>;

export type ContactActions = {
  /** Nothing is sent unless `deliver` is true: a workspace is filled before an app looks at it. */
  addContact(contact: NewContact & { deliver?: boolean }): Contact;
  addContacts(count: number, maker: (index: number) => NewContact): Contact[];
  /** `customAttributes` replace all there were. */
  editContact(contactId: string, edit: ContactEdit, options?: Options): Changed;
  archiveContact(contactId: string, options?: Options): Changed;
  /** `documented`: the topic as Intercom's pages spell it, not as it was recorded. */
  unarchiveContact(contactId: string, options?: Options & { documented?: boolean }): Changed;
  /** For good, unlike archiving. */
  deleteContact(contactId: string, options?: Options): Changed;
  /** `mergedFrom: false`: the notification does not say who is gone, as was recorded. */
  mergeContacts(
    fromId: string,
    intoId: string,
    options?: Options & { mergedFrom?: boolean },
  ): Changed;
  convertLead(leadId: string, options?: Options & { externalId?: string }): Changed;
  buildContactNotification(
    topic: ContactTopic,
    contact: Contact,
    options?: ContactItemOptions,
  ): Notification;
};

export function contactActions(context: Context, record: Workspace): ContactActions {
  const send = (topics: ContactTopic[], contact: Contact, options: Options & ContactItemOptions) =>
    sendChanges(
      context,
      record,
      topics.map((topic) => contactNotification(record, topic, contact, options)),
      options.deliver,
    );
  return {
    addContact: ({ deliver = false, ...given }) => {
      const contact = addContact(record, given);
      void send([`contact.${contact.role}.created`], contact, { deliver });
      return contact;
    },
    addContacts: (count, maker) => addContacts(record, count, maker),
    editContact: (id, edit, options = {}) => {
      const { email } = getContact(record, id);
      const contact = editContact(record, id, edit, options.at);
      return send(editTopics(contact, email), contact, options);
    },
    archiveContact: (id, options = {}) =>
      send(["contact.archived"], archiveContact(record, id, options.at), options),
    unarchiveContact: (id, { documented, ...options } = {}) => {
      const topic = documented ? "contact.unarchive" : "contact.unarchived";
      return send([topic], unarchiveContact(record, id, options.at), options);
    },
    deleteContact: (id, options = {}) =>
      send(["contact.deleted"], deleteContact(record, id, options.at), options),
    mergeContacts: (fromId, intoId, { mergedFrom = true, ...options } = {}) => {
      const into = mergeContacts(record, fromId, intoId, options.at);
      const gone = mergedFrom ? { mergedFrom: fromId } : {};
      return send(["contact.merged"], into, { ...options, ...gone });
    },
    convertLead: (id, { externalId, ...options } = {}) => {
      const user = convertLead(record, id, externalId ?? null, options.at);
      return send(["contact.lead.signed_up"], user, options);
    },
    buildContactNotification: (topic, contact, options) =>
      contactNotification(record, topic, contact, options),
  };
}

/** A changed e-mail address is told of twice, in the same second. */
function editTopics(contact: Contact, emailBefore: string | null): ContactTopic[] {
  const updated: ContactTopic = `contact.${contact.role}.updated`;
  if (contact.email === emailBefore) return [updated];
  const first = contact.role === "lead" && !emailBefore;
  return [updated, first ? "contact.lead.added_email" : "contact.email.updated"];
}
