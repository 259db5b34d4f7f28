"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { lineField } from "#app/[workspace]/contacts/changing/contact-forms.ts";
import { memberAction } from "#lib/auth/doors.ts";
import { idField, nameField } from "#lib/auth/form-fields.ts";
import * as companies from "#lib/contacts/changing/save-company.ts";

const fields = { name: nameField("a name", 200), website: lineField(300) };

export const createCompany = memberAction(z.object(fields), async (member, given) => {
  const companyId = await companies.createCompany(member, given);
  return { ok: true, values: { companyId } };
});

export const editCompany = memberAction(
  z.object({ ...fields, companyId: idField }),
  async (member, change) => {
    await companies.editCompany(member, change);
    refresh();
  },
);
