import { z } from "zod";
import { idField } from "#lib/auth/form-fields.ts";
import { type ContactField, contactFields } from "#lib/contacts/changing/contact-field.ts";

/** One line as people type it; nothing typed is null. */
export function lineField(maxLength: number) {
  return z
    .string()
    .transform((text) => text.normalize("NFC").replace(/\s+/g, " ").trim())
    .refine((text) => text.length <= maxLength, `Use at most ${maxLength} characters.`)
    .refine(
      (text) => text.isWellFormed() && !/\p{Cc}/u.test(text),
      "Use letters that can be shown.",
    )
    .transform((text) => text || null);
}

const fields = {
  name: lineField(200),
  email: lineField(254).refine(
    (email) => email === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email),
    "Enter an e-mail address such as ana@example.com.",
  ),
  phone: lineField(40).refine(
    (phone) => phone === null || (phone.match(/\d/g)?.length ?? 0) >= 3,
    "Enter a phone number such as +46 70 555 01 42.",
  ),
};

const noId = z.literal("").transform(() => null);

/** `anyway` is the person who has the e-mail already, once the sender has been told. */
export const newContactForm = z
  .object({ ...fields, companyId: z.union([noId, idField]), anyway: z.string().max(40).optional() })
  .refine(({ name, email, phone }) => name || email || phone, {
    path: ["name"],
    message: "Enter a name, an e-mail or a phone number.",
  });

const typed = z.string().max(4_000);

/** What is as it was shown is not looked at: Intercom may hold what nobody could enter here. */
export const editForm = z
  .object({
    contactId: idField,
    ...{ name: typed, email: typed, phone: typed },
    ...{ nameSeen: typed, emailSeen: typed, phoneSeen: typed },
  })
  .transform(({ contactId, ...given }, context) => {
    const values: Partial<Record<ContactField, string | null>> = {};
    for (const field of contactFields) {
      if (given[field] === inOneLine(given[`${field}Seen`])) continue;
      const { data, error } = fields[field].safeParse(given[field]);
      const [issue] = error?.issues ?? [];
      if (issue) context.addIssue({ code: "custom", path: [field], message: issue.message });
      else values[field] = data ?? null;
    }
    return { contactId, values };
  });

/** As a browser's field shows it. */
function inOneLine(text: string): string {
  return text.replace(/[\r\n]/g, "");
}

export const mergeForm = z
  .object({
    contactId: idField,
    otherId: z.guid("Choose whom to merge with."),
    stays: z.enum(["this", "other"], "Choose who stays."),
  })
  .transform(({ contactId, otherId, stays }) =>
    stays === "this"
      ? { intoId: contactId, fromId: otherId }
      : { intoId: otherId, fromId: contactId },
  );
