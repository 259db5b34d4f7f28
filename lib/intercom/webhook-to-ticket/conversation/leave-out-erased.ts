import { holdErased } from "#lib/contacts/erasing/erased-people.ts";
import type { Tx } from "#lib/database/client.ts";
import type { Work } from "#lib/intercom/webhook-to-ticket/process-slice.ts";
import type { Known } from "./learn-conversation.ts";
import type { Message } from "./read-messages.ts";

type Told = Pick<Known, "conversation" | "customer" | "quoted" | "taggers">;

/**
 * What Intercom still tells of people who are erased here goes no further: that they wrote is kept, not what, and the
 * ticket has no customer. To be asked in the transaction that writes it.
 */
export async function leaveOutErased<T extends Told>(
  tx: Tx,
  { scope, connection }: Work,
  conversations: T[],
): Promise<T[]> {
  const { intercomAppId } = connection;
  const intercomIds = conversations.flatMap(peopleIn);
  const erased = await holdErased(tx, scope, { intercomAppId, intercomIds });
  return erased.size === 0 ? conversations : conversations.map((one) => withoutErased(one, erased));
}

function peopleIn({ conversation, customer, quoted }: Told): string[] {
  const authors = [...conversation.messages, ...(quoted ? [quoted] : [])].map(
    ({ authorId }) => authorId,
  );
  const taggers = [...conversation.appliedBy.values()].map(({ id }) => id);
  return [...conversation.contactIds, customer.intercomId, ...authors, ...taggers].flatMap((id) =>
    id === null ? [] : [id],
  );
}

function withoutErased<T extends Told>(known: T, erased: Set<string>): T {
  const { conversation, quoted, customer, taggers } = known;
  const isErased = customer.intercomId !== null && erased.has(customer.intercomId);
  const withoutText = (message: Message): Message => {
    const { authorKind, authorId } = message;
    const isTheirs = authorId === null ? isErased : erased.has(authorId);
    return authorKind === "customer" && isTheirs ? { ...message, ...nothing } : message;
  };
  const messages = conversation.messages.map(withoutText);
  const byTeam = (tagId: string) => {
    const by = conversation.appliedBy.get(tagId);
    return !by || by.type === "admin" || !erased.has(by.id);
  };
  return {
    ...known,
    conversation: { ...conversation, messages },
    quoted: quoted && withoutText(quoted),
    customer: isErased ? nobody : customer,
    taggers: new Map([...taggers].map(([id, name]) => [id, byTeam(id) ? name : null])),
  };
}

const nothing = {
  ...{ authorId: null, authorName: null, authorEmail: null },
  ...{ html: "", text: "", attachments: [], isErased: true },
};

const nobody = { intercomId: null, name: null, email: null, companyName: null, isErased: true };
