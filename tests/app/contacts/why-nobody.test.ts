import { expect, test } from "vitest";
import { whyNobody } from "#app/[workspace]/contacts/people/why-nobody.ts";

const running = { on: true, state: "importing" } as const;

test.each([
  [{ on: false, state: "off" } as const, "not_connected", /turns on “Sync contacts”/],
  [running, "connected", /is running/],
  [{ on: true, state: "waiting" } as const, "connected", /is running/],
  [{ on: true, state: "failed" } as const, "connected", /has stopped/],
  [{ on: true, state: "up_to_date" } as const, "connected", /^Nobody is in Intercom/],
  [running, "reconnect_needed", /waits until an admin reconnects it/],
] as const)("an empty list says what it waits for: %o, %s", (sync, connection, words) => {
  expect(whyNobody({ what: "people", connection, sync })).toMatch(words);
});
