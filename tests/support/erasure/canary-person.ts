import type { Admin, Contact } from "#tests/support/intercom-simulator/state.ts";
import type { SimWorkspace } from "#tests/support/intercom-simulator/workspace/sim-workspace.ts";

/** Stands in every value that is hers, and nowhere else. */
export const canary = "kanarek";

/** Somebody long in Intercom of whom every field is hers alone, and the lead she was before. */
export function addCanaryPerson(sim: SimWorkspace) {
  const createdAt = Math.floor(Date.now() / 1000) - 86_400;
  const lead = sim.addContact({
    createdAt,
    role: "lead",
    name: `Lead ${canary}-0`,
    email: `${canary}-0@home.example`,
    phone: `+46 ${canary}-0`,
  });
  const person = sim.addContact({
    createdAt,
    name: `Zoë ${canary}-1 Quill`,
    email: `Zoë.${canary}-2@Home.example`,
    phone: `+46 ${canary}-3`,
    externalId: `${canary}-4`,
    city: `${canary}-5`,
    country: `${canary}-6`,
    avatarUrl: `https://pictures.example/${canary}-9.png`,
    customAttributes: { plan: `${canary}-7`, [`${canary}-8`]: true },
  });
  return { lead, person };
}

type Wish = { contact: Contact; at: number; ana: Admin };

/** A conversation of hers, with a teammate's answer and what she wrote last. */
export function addWish(sim: SimWorkspace, { contact, at, ana }: Wish) {
  const conversation = sim.addConversation({
    contacts: [contact],
    subject: `About ${canary}-subject-${at}`,
    body: `<p>My ${canary}-wish-${at} is a map.</p>`,
    attachments: [{ name: `${canary}-file-${at}.png`, url: "https://files.example/1.png" }],
    deliver: false,
  });
  sim.reply(conversation.id, { author: ana, body: `<p>We like idea ${at}.</p>`, deliver: false });
  const body = `<p>And ${canary}-more-${at}.</p>`;
  const last = sim.reply(conversation.id, { author: contact, body, deliver: false });
  return { conversation, last };
}
