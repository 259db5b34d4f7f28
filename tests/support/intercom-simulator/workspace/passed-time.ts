import type { Workspace } from "#tests/support/intercom-simulator/state.ts";
import { ageIndexed } from "./contacts/search-lag.ts";

const passed = new WeakMap<Workspace, number>();

/** How far this workspace's own clock is ahead of the machine's. */
export function passedMs(workspace: Workspace): number {
  return passed.get(workspace) ?? 0;
}

/** A moment that stays the same number while time passes: what a cursor may keep. Zero is no moment. */
export function fixedMoment(workspace: Workspace, seconds: number): number {
  return seconds === 0 ? 0 : seconds + passedMs(workspace) / 1000;
}

/**
 * What was written down of people and companies is that much longer ago. Nothing can set the clock of whoever calls
 * forward; so instead the past moves away.
 */
export function letTimePass(workspace: Workspace, seconds: number): void {
  passed.set(workspace, passedMs(workspace) + seconds * 1000);
  for (const contact of workspace.contacts.values()) agePerson(contact, seconds);
  for (const company of workspace.companies.values()) {
    company.createdAt -= seconds;
    company.updatedAt -= seconds;
  }
  ageIndexed(workspace, (contact) => agePerson(contact, seconds), seconds);
}

type Times = {
  createdAt: number;
  updatedAt: number;
  signedUpAt: number | null;
  lastSeenAt: number | null;
};

function agePerson(person: Times, seconds: number): void {
  person.createdAt -= seconds;
  person.updatedAt -= seconds;
  if (person.signedUpAt !== null) person.signedUpAt -= seconds;
  if (person.lastSeenAt !== null) person.lastSeenAt -= seconds;
}
