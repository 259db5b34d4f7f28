"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { adminAction, memberAction } from "#lib/auth/doors.ts";
import { idField } from "#lib/auth/form-fields.ts";
import { addCustomer } from "#lib/contacts/changing/add-customer.ts";
import { contactFields } from "#lib/contacts/changing/contact-field.ts";
import * as creating from "#lib/contacts/changing/create-contact.ts";
import * as deleting from "#lib/contacts/changing/delete-contact.ts";
import * as editing from "#lib/contacts/changing/edit-contact.ts";
import { listDuplicates } from "#lib/contacts/merging/list-duplicates.ts";
import * as merging from "#lib/contacts/merging/merge-contacts.ts";
import * as undoing from "#lib/contacts/merging/undo-merge.ts";
import { AppError } from "#lib/errors.ts";
import { parseTicketId } from "#lib/feedback/ticket-id.ts";
import { editForm, mergeForm, newContactForm } from "./changing/contact-forms.ts";

/** Says first who has the e-mail already, if somebody has. */
export const createContact = memberAction(newContactForm, async (member, { anyway, ...given }) => {
  const [existing] = await listDuplicates(member, given);
  if (existing && existing.id !== anyway) {
    const values = Object.entries(given).map(([name, value]) => [name, value ?? ""]);
    const { id: existingId, name: existingName } = existing;
    return { ok: false, values: { ...Object.fromEntries(values), existingId, existingName } };
  }
  const contactId = await creating.createContact(member, given);
  return { ok: true, values: { contactId } };
});

export const editContact = memberAction(editForm, async (member, change) => {
  await editing.editContact(member, change);
  refresh();
});

export const followIntercom = memberAction(
  z.object({ contactId: idField, field: z.enum(contactFields) }),
  async (member, change) => {
    await editing.followIntercom(member, change);
    refresh();
  },
);

/** Where the page is of the one that goes, its form leads on to the one that stays. */
export const mergeContacts = adminAction(mergeForm, async (admin, merge) => {
  const mergeId = await merging.mergeContacts(admin, merge);
  return { ok: true, values: { mergeId, survivorId: merge.intoId } };
});

export const undoMerge = adminAction(z.object({ mergeId: idField }), async (admin, { mergeId }) => {
  await undoing.undoMerge(admin, mergeId);
  refresh();
});

export const deleteContact = adminAction(
  z.object({ contactId: idField }),
  async (admin, { contactId }) => {
    await deleting.deleteContact(admin, contactId);
    refresh();
  },
);

export const restoreContact = adminAction(
  z.object({ contactId: idField }),
  async (admin, { contactId }) => {
    await deleting.restoreContact(admin, contactId);
    refresh();
  },
);

/** The customer of a ticket who is not in Contacts yet. */
export const addToContacts = memberAction(
  z.object({ ticketId: z.string().max(20) }),
  async (member, { ticketId }) => {
    const ticket = parseTicketId(ticketId);
    if (!ticket) throw new AppError("not_found");
    await addCustomer(member, ticket);
    refresh();
  },
);
