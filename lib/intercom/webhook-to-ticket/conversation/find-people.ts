import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import type { Intercom } from "#lib/intercom/client/intercom-for.ts";
import type { Conversation } from "./read-conversation.ts";

export type Customer = {
  intercomId: string | null;
  name: string | null;
  email: string | null;
  companyName: string | null;
  isErased: boolean;
};

type MissingPermission = (permission: string) => void;

/** Who the ticket is about: the conversation's first contact. What Intercom will not tell is left out, never guessed. */
export async function findCustomer(
  intercom: Intercom,
  conversation: Conversation,
  onMissing: MissingPermission,
): Promise<Customer> {
  const [intercomId = null] = conversation.contactIds;
  const wrote = conversation.messages.find(
    ({ authorKind, authorId }) =>
      authorKind === "customer" && (intercomId === null || authorId === intercomId),
  );
  const contact = intercomId
    ? await unlessRefused(() => intercom.findContact(intercomId), onMissing)
    : null;
  const email = contact?.email ?? wrote?.authorEmail ?? null;
  return {
    intercomId,
    name: contact?.name ?? wrote?.authorName ?? email ?? standIn(contact?.role, intercomId),
    email,
    companyName: conversation.companyName ?? (await findCompany(intercom, contact?.id, onMissing)),
    isErased: false,
  };
}

/** The teammate's name as the thread already shows it, else asked for; null if Intercom does not tell. */
export async function findTagger(
  intercom: Intercom,
  conversation: Conversation,
  tagId: string,
  onMissing: MissingPermission,
): Promise<string | null> {
  const by = conversation.appliedBy.get(tagId);
  if (!by) return null;
  const known = conversation.messages.find(
    ({ authorId, authorKind }) =>
      authorId === by.id && (authorKind === "customer") === (by.type !== "admin"),
  );
  if (known?.authorName) return known.authorName;
  if (by.type !== "admin") return null;
  const admin = await unlessRefused(() => intercom.findAdmin(by.id), onMissing);
  return admin?.name ?? admin?.email ?? null;
}

async function findCompany(
  intercom: Intercom,
  contactId: string | undefined,
  onMissing: MissingPermission,
): Promise<string | null> {
  if (!contactId) return null;
  const companies = await unlessRefused(() => intercom.listContactCompanies(contactId), onMissing);
  return companies?.find(({ name }) => name)?.name ?? null;
}

function standIn(role: "user" | "lead" | undefined, intercomId: string | null): string {
  const noun = role === "user" ? "User" : "Lead";
  return intercomId ? `${noun} · ${intercomId.slice(-4)}` : noun;
}

/** A missing person or permission costs the name, not the ticket; anything else is tried again with the whole delivery. */
async function unlessRefused<T>(
  ask: () => Promise<T>,
  onMissing: MissingPermission,
): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof IntercomError)) throw error;
    if (error.kind === "permission") onMissing(error.permission ?? "Read one user and one company");
    if (["permission", "not_found", "gone"].includes(error.kind)) return null;
    throw error;
  }
}
