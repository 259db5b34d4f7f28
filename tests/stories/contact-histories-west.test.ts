import { expect, test } from "vitest";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { findFaults, seedsIn } from "./contact-histories/play-all.ts";

const { url: databaseUrl } = await useTestDatabase();
const intercom = await useIntercom();

test("A4 B13 B23 I11 in time zones from −11 to +1, whatever happens in Intercom and on the way, everybody ends here as there", async () => {
  expect(await findFaults({ intercom, databaseUrl }, seedsIn("west"))).toEqual([]);
}, 900_000);
