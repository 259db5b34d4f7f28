import { z } from "zod";
import { cleanText, shortText } from "#lib/intercom/clean-text.ts";
import { regions } from "#lib/intercom/regions.ts";

// Loose on purpose: what we do not use may change or be absent without breaking the call.

const longestText = 1000;

const text = z.string().transform((value) => shortText(value, longestText));
const textOrNull = text.nullish().transform((value) => value || null);
const id = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().min(1).max(100).transform(cleanText));

export const meAnswer = z
  .object({
    name: textOrNull,
    app: z.object({ id_code: id, name: textOrNull, region: z.enum(regions).nullish().catch(null) }),
  })
  .transform(({ name, app }) => ({
    adminName: name,
    intercomAppId: app.id_code,
    intercomWorkspaceName: app.name ?? app.id_code,
    region: app.region ?? null,
  }));

export const tagsAnswer = z
  .object({ data: z.array(z.object({ id, name: text })) })
  .transform(({ data }) => data);

export const conversationAnswer = z.looseObject({ id });

export const contactAnswer = z
  .object({
    id,
    role: z.string().nullish(),
    external_id: textOrNull,
    name: textOrNull,
    email: textOrNull,
  })
  .transform((contact) => ({
    id: contact.id,
    role: contact.role === "lead" ? ("lead" as const) : ("user" as const),
    externalId: contact.external_id,
    name: contact.name,
    email: contact.email,
  }));

export const companiesAnswer = z
  .object({ data: z.array(z.object({ id, name: textOrNull })) })
  .transform(({ data }) => data);

export const adminAnswer = z.object({ id, name: textOrNull, email: textOrNull });

export const tokenAnswer = z
  .object({ access_token: z.string().min(1).optional(), token: z.string().min(1).optional() })
  .transform((answer, context) => {
    const token = answer.access_token ?? answer.token;
    if (token !== undefined) return token;
    context.addIssue({ code: "custom", message: "no token" });
    return z.NEVER;
  });

export type Me = z.infer<typeof meAnswer>;
export type Tag = z.infer<typeof tagsAnswer>[number];
export type IntercomContact = z.infer<typeof contactAnswer>;
export type IntercomCompany = z.infer<typeof companiesAnswer>[number];
export type IntercomAdmin = z.infer<typeof adminAnswer>;
