import type { Author, Conversation } from "#tests/support/intercom-simulator/state.ts";

type Said = { author: Author; at: number };

export function waitingSince(conversation: Conversation): number | null {
  let since: number | null = null;
  for (const { author, at } of messagesOf(conversation)) {
    if (author.type === "admin") since = null;
    else if (author.type !== "bot") since ??= at;
  }
  return since;
}

export function conversationStatistics(conversation: Conversation, times: "unix" | "iso") {
  const said = messagesOf(conversation);
  const byAdmin = said.filter(({ author }) => author.type === "admin").map(({ at }) => at);
  const byContact = said
    .filter(({ author }) => author.type === "user" || author.type === "lead")
    .map(({ at }) => at);
  const time = (at: number | undefined) => formatTime(at, times);
  const answered = byAdmin[0] === undefined ? null : byAdmin[0] - conversation.createdAt;
  return {
    type: "conversation_statistics",
    time_to_assignment: null,
    time_to_admin_reply: answered,
    time_to_first_close: null,
    time_to_last_close: null,
    median_time_to_reply: answered,
    first_contact_reply_at: time(byContact[0]),
    first_assignment_at: null,
    first_admin_reply_at: time(byAdmin[0]),
    first_close_at: null,
    last_assignment_at: null,
    last_assignment_admin_reply_at: null,
    last_contact_reply_at: time(byContact.at(-1)),
    last_admin_reply_at: time(byAdmin.at(-1)),
    last_close_at: null,
    last_closed_by_id: null,
    count_reopens: 0,
    count_assignments: 0,
    count_conversation_parts: conversation.parts.length + 1,
    assigned_team_first_response_time: [],
    assigned_team_first_response_time_in_office_hours: [],
    handling_time: null,
  };
}

function messagesOf(conversation: Conversation): Said[] {
  const { source, createdAt, parts } = conversation;
  const first = source ? [{ author: source.author, at: createdAt }] : [];
  const replies = parts
    .filter((part) => part.body !== null && part.partType !== "note")
    .map((part) => ({ author: part.author, at: part.createdAt }));
  return [...first, ...replies];
}

function formatTime(at: number | undefined, times: "unix" | "iso"): string | number | null {
  if (at === undefined) return null;
  return times === "unix" ? at : new Date(at * 1000).toISOString();
}
