"use server";

import { z } from "zod";
import { adminAction } from "#lib/auth/doors.ts";
import { idField } from "#lib/auth/form-fields.ts";
import { eraseContact } from "#lib/contacts/erase-contact.ts";

const typed = "Type the word erase.";

const confirmed = z.object({
  contactId: idField,
  confirmation: z.string(typed).trim().toLowerCase().pipe(z.literal("erase", typed)),
});

export const erasePerson = adminAction(confirmed, async (admin, { contactId }) => {
  await eraseContact(admin, contactId);
  return { ok: true };
});
