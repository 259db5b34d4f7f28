import { expect, test } from "vitest";
import {
  readEvent,
  redactedIdsIn,
  redactedIn,
  repliesIn,
} from "#lib/intercom/conversation-updates/read-event.ts";
import {
  envelope,
  legacyItem,
  modernItem,
  partOf,
} from "#tests/support/fixtures/conversation-notifications.ts";
import { tagged } from "#tests/support/fixtures/tag-notifications.ts";

const { conversationId, partId, sourceId } = tagged;

function eventOf(topic: string, item: object) {
  const event = readEvent(topic, envelope(topic, item));
  if (!event) throw new Error("It was not understood");
  return event;
}

test.each([
  ["2.x", modernItem([partOf()])],
  ["2.15, plain text", modernItem([partOf({ body: "By drag and drop." })])],
  ["1.x", legacyItem([partOf()])],
  [
    "2.x within an item of its own",
    { type: "conversation_part", conversation: modernItem([partOf()]) },
  ],
])("a reply as version %s tells it", (_version, item) => {
  const event = eventOf("conversation.user.replied", item);
  expect(event).toMatchObject({ about: "reply", conversationId });
  expect(repliesIn(event)).toMatchObject([
    { id: partId, authorKind: "customer", text: "By drag and drop." },
  ]);
});

test.each(["note", "note_and_reopen", "something_new"])(
  "a part of type %s is not public, whatever came with it",
  (part_type) => {
    const event = eventOf("conversation.admin.replied", modernItem([partOf({ part_type })]));
    expect(repliesIn(event)).toEqual([]);
  },
);

test.each([
  ["in a field of its own, as recorded", { type: "conversation", conversation_id: conversationId }],
  ["as any conversation", { type: "conversation", id: conversationId }],
  ["as a number", { conversation_id: Number(conversationId) }],
])("a deletion names its conversation %s", (_where, item) => {
  expect(readEvent("conversation.deleted", envelope("conversation.deleted", item))).toMatchObject({
    about: "deletion",
    conversationId,
  });
});

const gone = { redacted: true, body: "<p><i>This message was deleted</i></p>" };
const redactions: [string, object, string[]][] = [
  ["2.x, marked", modernItem([partOf(gone)]), [partId]],
  ["2.x, not marked", modernItem([partOf()]), [partId]],
  ["2.x, with another part beside it", modernItem([partOf(gone), partOf({ id: "1" })]), [partId]],
  ["2.x, the first message", modernItem([], gone), [sourceId]],
  ["2.x, the first message, not marked", modernItem([]), [sourceId]],
  ["2.x, the first message as a part", modernItem([partOf({ ...gone, id: sourceId })]), [sourceId]],
  ["1.x", legacyItem([partOf()]), [partId]],
  ["1.x, the first message", legacyItem([]), [sourceId]],
];

test.each(redactions)(
  "A35 a redaction as %s: which message, and no word of it",
  (_how, item, ids) => {
    const event = eventOf("conversation_part.redacted", item);
    expect(redactedIdsIn(event)).toEqual(ids);
    const messages = redactedIn(event);
    expect(messages.map(({ id }) => id)).toEqual(ids);
    for (const message of messages) {
      const nothing = { html: "", text: "", attachments: [], authorName: null, authorEmail: null };
      expect(message).toMatchObject({ ...nothing, isRedacted: true });
    }
  },
);

test("A35 a redacted note is known by its id, and is no message", () => {
  const event = eventOf("conversation_part.redacted", modernItem([partOf({ part_type: "note" })]));
  expect(redactedIdsIn(event)).toEqual([partId]);
  expect(redactedIn(event)).toEqual([]);
});

test.each([
  ["no item", {}],
  ["an item that is a list", { data: { item: [] } }],
  ["an id that is none", { data: { item: { id: { a: 1 } } } }],
  ["text", "x"],
  ["null", null],
])("%s names no conversation", (_what, body) => {
  expect(readEvent("conversation.user.replied", body)).toBeNull();
  expect(readEvent("conversation.deleted", body)).toBeNull();
});
