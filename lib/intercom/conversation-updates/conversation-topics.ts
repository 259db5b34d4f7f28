type About = "reply" | "deletion" | "redaction";

/** https://developers.intercom.com/docs/references/webhooks/webhook-models, "Conversation topics". */
const aboutOf = new Map<string, About>([
  ["conversation.user.replied", "reply"],
  ["conversation.admin.replied", "reply"],
  ["conversation.operator.replied", "reply"],
  ["conversation.deleted", "deletion"],
  ["conversation_part.redacted", "redaction"],
]);

export const conversationTopics: string[] = [...aboutOf.keys()];

/** Null: the topic does not tell how a conversation goes on. */
export function aboutConversation(topic: string): About | null {
  return aboutOf.get(topic) ?? null;
}
