import fc from "fast-check";
import { expect, test } from "vitest";
import { conversationAnswer } from "#lib/intercom/client/answers.ts";
import { readConversation } from "#lib/intercom/webhook-to-ticket/conversation/read-conversation.ts";
import { readTagging } from "#lib/intercom/webhook-to-ticket/conversation/read-tagging.ts";
import { mutationsOf } from "#tests/support/fixtures/mutate-json.ts";
import {
  legacyTagging,
  modernTagging,
  notificationOf,
  tagged,
} from "#tests/support/fixtures/tag-notifications.ts";

const { tag, sourceId, partId, customer, firstWords, laterWords } = tagged;

const everyShape: [string, object, { id: string; text: string }][] = [
  ["1.x, first message", legacyTagging({ message: "first" }), { id: sourceId, text: firstWords }],
  ["1.x, later part", legacyTagging({ message: "later" }), { id: partId, text: laterWords }],
  [
    "1.x, later part that opened the conversation",
    legacyTagging({ message: "later", partType: "open" }),
    { id: partId, text: laterWords },
  ],
  ["2.x, later part", modernTagging({ message: "later" }), { id: partId, text: laterWords }],
  ["2.x, first message", modernTagging({ message: "first" }), { id: sourceId, text: firstWords }],
  [
    "2.x, first message as a part",
    modernTagging({ message: "first as a part" }),
    { id: sourceId, text: firstWords },
  ],
  [
    "2.15 and later, plain text",
    modernTagging({ message: "later", plainText: true }),
    { id: partId, text: laterWords },
  ],
  [
    "2.15 and later, plain first message",
    modernTagging({ message: "first", plainText: true }),
    { id: sourceId, text: firstWords },
  ],
];

test.each(everyShape)(
  "%s: conversation, tag, time, message and who wrote it",
  (_, body, { id, text }) => {
    expect(readTagging(body)).toMatchObject({
      conversationId: tagged.conversationId,
      tags: [{ id: tag.id, name: tag.name }],
      addedAt: new Date(tagged.at * 1000),
      message: {
        id,
        text,
        authorKind: "customer",
        authorId: customer.id,
        authorName: customer.name,
      },
    });
  },
);

/** The 2.x notification with another conversation, another tag or another time. */
function modernWith(over: { item?: object; conversation?: object; part?: object }) {
  const { item } = modernTagging({ message: "later" }).data;
  const known: { conversation: object } = { conversation: {}, ...item };
  const part = { id: partId, body: "<p>Words</p>", created_at: tagged.repliedAt, ...over.part };
  const parts = { conversation_parts: { conversation_parts: [part] } };
  const conversation = { ...known.conversation, ...parts, ...over.conversation };
  return notificationOf({ ...item, conversation, ...over.item });
}

test("1.x may name several tags at once, and all its times are the part's", () => {
  const { item } = legacyTagging({ message: "later" }).data;
  const tags = [tag, { type: "tag", id: 12990043, name: "bug" }];
  const read = readTagging(notificationOf({ ...item, tags_added: { type: "tag.list", tags } }));
  expect(read?.tags).toEqual([
    { id: tag.id, name: tag.name },
    { id: "12990043", name: "bug" },
  ]);
  expect(read?.message?.writtenAt).toEqual(new Date(tagged.repliedAt * 1000));
});

test("1.x without a part says neither which message nor when: the first one, when the notification was made", () => {
  const { item } = legacyTagging({ message: "first" }).data;
  const read = readTagging(notificationOf({ ...item, conversation_parts: null }));
  expect(read?.message).toMatchObject({
    id: sourceId,
    text: firstWords,
    authorName: customer.name,
  });
  expect(read?.addedAt).toEqual(new Date((tagged.at + 1) * 1000));
});

test("of several parts the one that shows the tag was tagged, else the last", () => {
  const parts = (shown: boolean) =>
    ["1", "2", "3"].map((id) => ({
      id,
      body: `<p>part ${id}</p>`,
      created_at: tagged.repliedAt,
      tags: shown && id === "2" ? [tag] : [],
    }));
  const read = (shown: boolean) =>
    readTagging(
      modernWith({ conversation: { conversation_parts: { conversation_parts: parts(shown) } } }),
    )?.message?.id;
  expect(read(true)).toBe("2");
  expect(read(false)).toBe("3");
});

test("a tagged note, a kind of part nobody knows and a part without words are no message", () => {
  for (const part of [{ part_type: "note" }, { part_type: "secret_thing" }, { body: null }]) {
    expect(readTagging(modernWith({ part })), JSON.stringify(part)).toMatchObject({
      message: null,
    });
  }
});

test("times come in seconds or ISO 8601; one that cannot be true falls back to the notification's", () => {
  const at = (created_at: unknown) => readTagging(modernWith({ item: { created_at } }))?.addedAt;
  expect(at("2026-06-21T01:00:00.5+02:00")).toEqual(new Date("2026-06-20T23:00:00.500Z"));
  expect(at(String(tagged.at))).toEqual(new Date(tagged.at * 1000));
  const fallback = new Date((tagged.at + 1) * 1000);
  // "-1" and "12" are dates to Date.parse().
  const numbers = [-1, 0, 12, Infinity, 8.64e15, "", "-1", "12", "1e400"];
  for (const wrong of [...numbers, null, undefined, "soon", "9999-01-01T00:00:00Z", [], {}, true]) {
    expect(at(wrong), String(wrong)).toEqual(fallback);
  }
});

test("ids may be numbers, and a tag without a name goes by its id", () => {
  const read = readTagging(
    modernWith({
      item: { tag: { id: 42 } },
      conversation: { id: 215479990000017 },
      part: { id: 7 },
    }),
  );
  expect(read).toMatchObject({
    conversationId: "215479990000017",
    tags: [{ id: "42", name: "42" }],
    message: { id: "7" },
  });
});

test("without conversation, tag or time nothing can be told", () => {
  const timeless = { ...modernWith({ item: { created_at: null } }), created_at: null };
  const none: unknown[] = [
    ...[null, "text", 1, [], {}, { data: null }, { data: { item: [] } }, notificationOf({})],
    ...[modernWith({ conversation: { id: null } }), modernWith({ conversation: { id: "\0" } })],
    ...[
      modernWith({ item: { tag: null } }),
      modernWith({ item: { tag: { id: null, name: "x" } } }),
    ],
    ...[modernWith({ item: { conversation: "gone" } }), timeless],
  ];
  for (const body of none) expect(readTagging(body), JSON.stringify(body)).toBeNull();
});

test("NUL and lone surrogates are mended, also where a long name is cut", () => {
  const name = `\0${"x".repeat(299)}\u{1f600}`;
  const read = readTagging(
    modernWith({ item: { tag: { id: "a\0b", name } }, part: { body: "a\ud800b\0" } }),
  );
  expect(read?.tags[0]?.id).toBe("ab");
  expect(read?.tags[0]?.name.startsWith("x".repeat(299))).toBe(true);
  expect(read?.tags[0]?.name.isWellFormed()).toBe(true);
  expect(read?.message?.text).toBe("a\ufffdb");
});

const runs = { numRuns: 2_000, seed: 20_260_621 };

test("A30 whatever a notification holds, it is read or refused, with real dates and clean text", () => {
  const shapes = everyShape.map(([, body]) => mutationsOf(body));
  fc.assert(
    fc.property(fc.oneof(...shapes), (text) => {
      const read = readTagging(JSON.parse(text));
      if (!read) return;
      expectClean(read.tags.flatMap(({ id, name }) => [id, name]));
      expectClean([read.conversationId]);
      expect(read.addedAt.getTime()).toBeGreaterThan(0);
      expect(read.message?.writtenAt.getTime()).not.toBeNaN();
    }),
    runs,
  );
});

test("A30 whatever the conversation read again holds, every message has a real date and clean text", async () => {
  const { conversation } = { conversation: {}, ...modernTagging({ message: "later" }).data.item };
  await fc.assert(
    fc.asyncProperty(mutationsOf(conversation), async (text) => {
      const answer = conversationAnswer.safeParse(JSON.parse(text));
      if (!answer.success) return;
      const { messages, title, contactIds } = await readConversation(answer.data);
      expectClean([title ?? "", ...contactIds]);
      for (const { id, html, text: words, authorName, writtenAt } of messages) {
        expectClean([id, html, words, authorName ?? ""]);
        expect(writtenAt.getTime()).not.toBeNaN();
      }
    }),
    runs,
  );
});

function expectClean(texts: string[]): void {
  const dirty = texts.filter((text) => !text.isWellFormed() || text.includes("\0"));
  expect(dirty).toEqual([]);
}
