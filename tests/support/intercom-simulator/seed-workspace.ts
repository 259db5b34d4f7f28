import { conversations, type SeedConversation } from "./seed/conversations.ts";
import { companies, people, type SeedPerson, tagNames, teammates } from "./seed/people.ts";
import { mapPicture } from "./seed/picture.ts";
import type { Simulator } from "./start-simulator.ts";
import { type Company, type Contact, nowSeconds } from "./state.ts";
import type { AuthorInput } from "./workspace/author-of.ts";
import type { SimWorkspace } from "./workspace/sim-workspace.ts";

const appId = "nwbikes7";
const day = 86_400;

/** A small believable support inbox; the one from the last start if it is still there. */
export function seedWorkspace(simulator: Simulator): SimWorkspace {
  const existing = simulator.findWorkspace(appId);
  if (existing) return existing;
  const workspace = simulator.addWorkspace({
    appId,
    name: "Northwind Bikes Support",
    region: "EU",
  });
  const admins = teammates.map((teammate) => workspace.addAdmin(teammate));
  const tagIds = new Map(tagNames.map((name) => [name, workspace.addTag(name).id]));
  const authors = new Map<string, AuthorInput>([["bot", "bot"], ...seedPeople(workspace)]);
  for (const [index, name] of ["mairead", "tomasz", "priya"].entries()) {
    const admin = admins[index];
    if (admin) authors.set(name, admin);
  }
  for (const seed of conversations) seedConversation(workspace, seed, authors, tagIds);
  return workspace;
}

function seedPeople(workspace: SimWorkspace): [string, Contact][] {
  const start = nowSeconds() - 90 * day;
  const added = new Map<string, Company>();
  for (const [key, company] of Object.entries(companies)) {
    added.set(key, workspace.addCompany({ ...company, createdAt: start }));
  }
  return Object.entries(people).map(([key, person]: [string, SeedPerson], index) => {
    const company = added.get(person.company ?? "");
    const { company: _, ...given } = person;
    const createdAt = start + index * 2 * day;
    const externalId = person.role === "lead" ? crypto.randomUUID() : `fieldnote-${1001 + index}`;
    const lastSeenAt = nowSeconds() - index * 3600;
    const fields = { ...given, externalId, createdAt, updatedAt: lastSeenAt, lastSeenAt };
    return [key, workspace.addContact({ ...fields, companies: company ? [company] : [] })];
  });
}

function seedConversation(
  workspace: SimWorkspace,
  seed: SeedConversation,
  authors: Map<string, AuthorInput>,
  tagIds: Map<string, string>,
): void {
  const startedAt = nowSeconds() - seed.hoursAgo * 3600;
  const conversation = workspace.addConversation({
    contacts: [contactOf(authors, seed.from)],
    body: seed.body,
    at: startedAt,
    deliver: false,
    url: seed.byEmail ? null : "https://app.fieldnote.example/home",
    ...(seed.title && { title: seed.title }),
    ...(seed.subject && { subject: seed.subject, title: seed.subject }),
    ...(seed.byEmail && { sourceType: "email" }),
  });
  for (const { from, minutesLater, ...reply } of seed.replies) {
    const author = authors.get(from) ?? "bot";
    const at = startedAt + minutesLater * 60;
    const add = reply.note ? workspace.note : workspace.reply;
    const attachments = reply.picture ? [addPicture(workspace, reply.picture)] : [];
    add(conversation.id, { author, body: reply.body, at, attachments, deliver: false });
  }
  for (const name of seed.tags ?? []) {
    const tagId = tagIds.get(name);
    const at = conversation.updatedAt + 60;
    if (tagId) void workspace.tag(conversation.id, { tagId, at, deliver: false });
  }
}

function addPicture(workspace: SimWorkspace, name: string) {
  return workspace.addFile({ name, bytes: mapPicture() });
}

function contactOf(authors: Map<string, AuthorInput>, key: string): Contact {
  const author = authors.get(key);
  if (typeof author === "object" && "role" in author) return author;
  throw new Error(`The seed has no customer called ${key}`);
}
