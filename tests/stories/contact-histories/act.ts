import type { Contact } from "#tests/support/intercom-simulator/state.ts";
import type { Notification } from "#tests/support/intercom-simulator/webhooks/notification.ts";
import type { SimWorkspace } from "#tests/support/intercom-simulator/workspace/sim-workspace.ts";
import type { Step } from "./history.ts";

export type Acted = {
  notifications: Notification[];
  /** Whom it happened to. */
  touched: string[];
};

type Act = (scene: Scene) => Promise<Acted>;

type Scene = {
  sim: SimWorkspace;
  step: Step;
  at: number;
  quiet: { at: number; deliver: false; times: "iso" | "unix" };
  one: Contact;
};

const nothing: Acted = { notifications: [], touched: [] };

/** Does in Intercom what the step says, if it can be done. `at`: Unix seconds. `among`: to one of these, if it may be. */
export async function act(
  sim: SimWorkspace,
  step: Step,
  at: number,
  among: string[] = [],
): Promise<Acted> {
  const listed = contactsOf(sim, (contact) => !contact.archived);
  const few = listed.filter(({ id }) => among.includes(id));
  const one = pick(few.length > 0 ? few : listed, step.who);
  const times = step.dialect % 2 === 0 ? "iso" : "unix";
  if (!one) return create(sim, step, at);
  return acts[step.kind]({ sim, step, at, one, quiet: { at, deliver: false, times } });
}

const acts: Record<Step["kind"], Act> = {
  create: async ({ sim, step, at }) => create(sim, step, at),
  edit: ({ sim, step, at, one, quiet }) =>
    told([one], sim.editContact(one.id, { name: `Name ${at} ${step.other}` }, quiet)),
  "edit email": ({ sim, step, one, quiet }) => {
    // Few addresses, so that people come to share one.
    const email = step.other % 9 === 0 ? null : `person${step.other % 9}@firm.example`;
    return told([one], sim.editContact(one.id, { email }, quiet));
  },
  "edit attributes": ({ sim, step, at, one, quiet }) => {
    const customAttributes = { plan: "Pro", score: step.other, note: `“${step.dialect}” & <b>` };
    return told([one], sim.editContact(one.id, { customAttributes, lastSeenAt: at }, quiet));
  },
  archive: ({ sim, one, quiet }) => told([one], sim.archiveContact(one.id, quiet)),
  unarchive: async ({ sim, step, quiet }) => {
    const archived = pick(
      contactsOf(sim, (contact) => contact.archived),
      step.who,
    );
    if (!archived) return nothing;
    const documented = step.dialect > 3;
    return told([archived], sim.unarchiveContact(archived.id, { ...quiet, documented }));
  },
  merge: async ({ sim, step, one, quiet }) => {
    // Only into users: https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/mergecontact
    const users = contactsOf(sim, ({ role, archived }) => role === "user" && !archived);
    const into = pick(users, step.other);
    if (!into || one === into) return nothing;
    const mergedFrom = saysWho(step);
    return told([one, into], sim.mergeContacts(one.id, into.id, { ...quiet, mergedFrom }));
  },
  delete: ({ sim, one, quiet }) => told([one], sim.deleteContact(one.id, quiet)),
  convert: async ({ sim, step, quiet }) => {
    const lead = pick(
      contactsOf(sim, ({ role, archived }) => role === "lead" && !archived),
      step.who,
    );
    if (!lead) return nothing;
    return told([lead], sim.convertLead(lead.id, { ...quiet, externalId: `user-${step.other}` }));
  },
  companies: ({ sim, step, one, quiet }) => {
    const from = step.other % 4;
    const companies = [...sim.record.companies.values()].slice(
      from,
      from + (step.dialect > 5 ? 12 : 2),
    );
    return told([one], sim.setContactCompanies(one.id, companies, quiet));
  },
  "add company": ({ sim, at, one, quiet }) => {
    const company = sim.addCompany({ name: `New firm ${at}`, createdAt: at });
    const companies = [{ id: company.id }, ...one.companyIds.map((id) => ({ id }))];
    return told([one], sim.setContactCompanies(one.id, companies, quiet));
  },
  "rename company": async ({ sim, step, at, quiet }) => {
    const company = pick([...sim.record.companies.values()], step.who);
    if (!company) return nothing;
    return told([], sim.renameCompany(company.id, `Firm ${at} ${step.other}`, quiet));
  },
  "delete company": async ({ sim, step, quiet }) => {
    const company = pick([...sim.record.companies.values()], step.who);
    if (!company || sim.record.companies.size <= 13) return nothing;
    const members = contactsOf(sim, ({ companyIds }) => companyIds.includes(company.id));
    return told(members, sim.deleteCompany(company.id, quiet));
  },
};

/** Whether the notification of a merge names who is gone. */
export function saysWho({ dialect }: Step): boolean {
  return dialect > 3;
}

async function told(touched: Contact[], sent: Promise<Notification[]>): Promise<Acted> {
  return { notifications: await sent, touched: touched.map(({ id }) => id) };
}

function create(sim: SimWorkspace, step: Step, at: number): Acted {
  const role = step.dialect % 3 === 0 ? "lead" : "user";
  const companies = [...sim.record.companies.values()].slice(0, step.other % 3);
  const contact = sim.addContact({
    ...{ role, companies, createdAt: at, name: `Person ${at} ${step.other}` },
    email: `person${step.other % 9}@firm.example`,
  });
  const notification = sim.buildContactNotification(`contact.${role}.created`, contact, { at });
  return { notifications: [notification], touched: [contact.id] };
}

function contactsOf(sim: SimWorkspace, fits: (contact: Contact) => boolean): Contact[] {
  const { contacts } = sim.record;
  return [...contacts.values()].filter((contact) => contact.mergedInto === null && fits(contact));
}

function pick<T>(from: T[], place: number): T | undefined {
  return from[place % Math.max(1, from.length)];
}
