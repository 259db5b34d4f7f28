import { z } from "zod";
import { parseJson } from "#lib/intercom/webhook-to-ticket/request/parse-json.ts";

const id = z.union([z.string(), z.number()]).nullish().catch(null);
const time = id;
const named = z.object({ id }).nullish().catch(null);
const tag = z.object({ id, name: id, applied_at: time });

const tags = z
  .object({ tags: z.array(tag).catch([]) })
  .nullish()
  .catch(null);

const written = z.object({
  id,
  part_type: id,
  created_at: time,
  updated_at: time,
  author: z.object({ type: id, id }).nullish().catch(null),
  tags: z.array(tag).nullish().catch(null),
});

const conversation = {
  id,
  created_at: time,
  contacts: z
    .object({ contacts: z.array(z.object({ id })).catch([]) })
    .nullish()
    .catch(null),
  user: named,
  source: written.nullish().catch(null),
  conversation_message: written.nullish().catch(null),
  conversation_parts: z
    .object({ conversation_parts: z.array(written).catch([]) })
    .nullish()
    .catch(null),
  tags,
  tags_added: tags,
};

const notification = z.object({
  app_id: id,
  topic: id,
  id,
  created_at: time,
  data: z.object({
    item: z.object({
      ...conversation,
      type: id,
      conversation: z.object(conversation).nullish().catch(null),
      tag: tag.nullish().catch(null),
      contact: named,
      company: named,
      merged_from: named,
    }),
  }),
});

/** What is left to work with: ids, tags and times, and nothing that anybody wrote or is called. Null if it is no notification. */
export function redactNotification(body: Uint8Array): Uint8Array | null {
  const parsed = parseJson(body);
  if (parsed.problem) return null;
  const { data } = notification.safeParse(parsed.value);
  return data ? Buffer.from(JSON.stringify(data)) : null;
}
