import { z } from "zod";
import { shortText } from "#lib/intercom/clean-text.ts";

// Everything is optional and nothing refuses: Intercom's versions differ, and a missing part must not cost the rest.

const longestName = 300;
const year2000 = 946_684_800;
const year2100 = 4_102_444_800;

export const looseId = z
  .union([z.string(), z.number()])
  .transform((value) => shortText(String(value), 200) || null)
  .nullish()
  .catch(null);

export const looseName = z
  .string()
  .transform((value) => shortText(value.trim(), longestName) || null)
  .nullish()
  .catch(null);

const looseBody = z.string().nullish().catch(null);

const looseFlag = z.boolean().nullish().catch(null);

/** Unix seconds (REST) or ISO 8601 (some webhooks); anything else is no time. */
export const looseTime = z
  .union([z.number(), z.string()])
  .transform((value) => {
    const isIso = /^\d{4}-\d\d-\d\dT/.test(String(value));
    const seconds = isIso ? Date.parse(String(value)) / 1000 : Number(value);
    return seconds > year2000 && seconds < year2100 ? new Date(seconds * 1000) : null;
  })
  .nullish()
  .catch(null);

function looseList<T extends z.ZodType>(item: T) {
  return z
    .array(z.unknown())
    .nullish()
    .catch(null)
    .transform((items) =>
      (items ?? []).flatMap((one) => {
        const { data } = item.safeParse(one);
        return data === undefined || data === null ? [] : [data as z.output<T>];
      }),
    );
}

const author = z
  .object({ type: looseName, id: looseId, name: looseName, email: looseName })
  .nullish()
  .catch(null);

const attachment = z.object({
  name: looseName,
  url: looseBody,
  content_type: looseName,
  filesize: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .nullish()
    .catch(null),
});

const looseTag = z.object({
  id: looseId,
  name: looseName,
  applied_at: looseTime,
  applied_by: z.object({ type: looseName, id: looseId }).nullish().catch(null),
});

const message = {
  id: looseId,
  body: looseBody,
  author,
  attachments: looseList(attachment),
  redacted: looseFlag,
  created_at: looseTime,
};

const looseSource = z
  .object({ ...message, subject: looseBody })
  .nullish()
  .catch(null);

const loosePart = z.object({
  ...message,
  part_type: looseName,
  updated_at: looseTime,
  tags: looseList(looseTag),
  event_details: z
    .object({ tags_removed: looseList(looseName) })
    .nullish()
    .catch(null),
});

export const looseConversation = z.object({
  id: looseId,
  title: looseName,
  created_at: looseTime,
  source: looseSource,
  conversation_message: looseSource,
  user: author,
  contacts: z
    .object({ contacts: looseList(z.object({ id: looseId })) })
    .nullish()
    .catch(null),
  company: z.object({ name: looseName }).nullish().catch(null),
  tags: z
    .object({ tags: looseList(looseTag) })
    .nullish()
    .catch(null),
  tags_added: z
    .object({ tags: looseList(looseTag) })
    .nullish()
    .catch(null),
  conversation_parts: z
    .object({
      conversation_parts: looseList(loosePart),
      total_count: z.number().nullish().catch(null),
    })
    .nullish()
    .catch(null),
  statistics: z
    .object({ count_conversation_parts: z.number().nullish().catch(null) })
    .nullish()
    .catch(null),
});

export type LooseConversation = z.output<typeof looseConversation>;
export type LooseAuthor = z.output<typeof author>;
export type LoosePart = z.output<typeof loosePart>;
