import { z } from "zod";
import type { IncomingCompany } from "#lib/contacts/save-companies.ts";
import type { IncomingContact } from "#lib/contacts/save-contacts.ts";
import { cleanText } from "#lib/intercom/clean-text.ts";
import {
  looseId,
  looseName,
  looseTime,
} from "#lib/intercom/webhook-to-ticket/conversation/intercom-shapes.ts";
import { readAttributes } from "./read-attributes.ts";

// Only an id is insisted on: whatever else is missing or odd is left empty and does not cost the person.

const id = z
  .union([z.string(), z.number()])
  .transform((value) => cleanText(String(value)))
  .pipe(z.string().regex(/^[\w.:-]{1,100}$/));

const count = z.number().int().min(0).nullish().catch(null);

const looseUrl = z
  .string()
  .max(2_000)
  .regex(/^https:\/\/[^\s"'<>]+$/)
  .transform(cleanText)
  .nullish()
  .catch(null);

const looseLink = z.object({ id }).nullish().catch(null);

/** Intercom names no more of somebody's companies within a contact. */
export const mostInlined = 10;

export type ListedContact = {
  contact: IncomingContact;
  /** At least these. */
  someCompanyIds: string[];
  /** It says nothing of companies, which it may leave out for whoever has none. */
  isSilentOnCompanies: boolean;
  /** Null: it does not say. */
  isArchived: boolean | null;
  isDeleted: boolean;
  /** Nothing but who it is, as Intercom may tell of the archived. */
  isBare: boolean;
  /** Who was merged into them; null: it does not say. */
  mergedIds: string[] | null;
};

const looseFlag = z.boolean().nullish().catch(null);

const companyList = z
  .object({ data: z.array(looseLink).nullish(), has_more: looseFlag, total_count: count })
  .nullish()
  .catch(null);

const mergeHistory = z
  .array(z.object({ source_contact_id: looseId }).nullish().catch(null))
  .nullish()
  .catch(null);

export const intercomContact = z
  .object({
    id,
    role: z.string().nullish().catch(null),
    external_id: looseId,
    name: looseName,
    email: looseName,
    phone: looseName,
    owner_id: looseId,
    avatar: z.object({ image_url: looseUrl }).nullish().catch(null),
    location: z
      .object({ country: looseName, region: looseName, city: looseName })
      .nullish()
      .catch(null),
    custom_attributes: z.unknown().optional().transform(readAttributes),
    signed_up_at: looseTime,
    last_seen_at: looseTime,
    created_at: looseTime,
    updated_at: looseTime,
    companies: companyList,
    archived: looseFlag,
    deleted: looseFlag,
    merge_history: mergeHistory,
  })
  .transform(({ companies, avatar, location, ...contact }): ListedContact => {
    const { companyIds, isComplete, isSilent } = readCompanies(companies);
    return {
      someCompanyIds: companyIds,
      isSilentOnCompanies: isSilent,
      isArchived: contact.archived ?? null,
      isDeleted: contact.deleted === true,
      isBare: !contact.role && !contact.created_at && !contact.updated_at,
      mergedIds: contact.merge_history?.flatMap((one) => one?.source_contact_id ?? []) ?? null,
      contact: {
        intercomId: contact.id,
        role: contact.role === "lead" ? "lead" : "user",
        externalId: contact.external_id ?? null,
        name: contact.name ?? null,
        email: contact.email ?? null,
        phone: contact.phone ?? null,
        avatarUrl: avatar?.image_url ?? null,
        ownerId: contact.owner_id ?? null,
        country: location?.country ?? null,
        region: location?.region ?? null,
        city: location?.city ?? null,
        customAttributes: contact.custom_attributes,
        signedUpAt: contact.signed_up_at ?? null,
        lastSeenAt: contact.last_seen_at ?? null,
        createdAt: contact.created_at ?? null,
        updatedAt: contact.updated_at ?? null,
        companyIds: isComplete ? companyIds : null,
      },
    };
  });

function readCompanies(companies: z.output<typeof companyList>) {
  const shown = companies?.data;
  const companyIds = (shown ?? []).flatMap((link) => link?.id ?? []);
  const counted = companies?.total_count ?? null;
  const isMore = companies?.has_more === true || (counted ?? 0) > companyIds.length;
  // Ten without a word on whether there are more may be the first ten.
  const saysAll = counted !== null || companies?.has_more === false;
  const isWhole = shown ? saysAll || shown.length < mostInlined : counted === 0;
  return {
    companyIds,
    isComplete: isWhole && !isMore,
    isSilent: !shown && !isMore && !isWhole,
  };
}

export const intercomCompany = z
  .object({
    id,
    company_id: looseId,
    name: looseName,
    website: looseName,
    plan: z.object({ name: looseName }).nullish().catch(null),
    custom_attributes: z.unknown().optional().transform(readAttributes),
    created_at: looseTime,
    updated_at: looseTime,
  })
  .transform(
    (company): IncomingCompany => ({
      intercomId: company.id,
      externalId: company.company_id ?? null,
      name: company.name ?? null,
      website: company.website ?? null,
      plan: company.plan?.name ?? null,
      customAttributes: company.custom_attributes,
      createdAt: company.created_at ?? null,
      updatedAt: company.updated_at ?? null,
    }),
  );
