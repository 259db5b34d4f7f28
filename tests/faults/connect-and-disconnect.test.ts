import { expect, test } from "vitest";
import { points } from "./site/points.ts";
import { runConnect } from "./site/run-connect.ts";
import { runDisconnect } from "./site/run-disconnect.ts";
import { runSwitch } from "./site/run-switch.ts";
import { seedConnecting } from "./site/seed-connecting.ts";
import { seedSite } from "./site/seed-site.ts";
import type { Mode } from "./site/start-site.ts";
import { nothingBroken, report, sweepNames } from "./site/sweep.ts";

const unconnected = await seedSite((intercom) =>
  seedConnecting(intercom, { places: 1, connected: false }),
);
const alone = await seedSite((intercom) =>
  seedConnecting(intercom, { places: 1, connected: true }),
);
const shared = await seedSite((intercom) =>
  seedConnecting(intercom, { places: 2, connected: true }),
);

const connect = { names: points.connect, atLeast: 9 };
const disconnect = { names: points.disconnect, atLeast: 4 };
const web = (mode: Mode) => (at: string) => ({ role: "web" as const, at, mode });

test("C4 killed anywhere on the way back from Intercom, it is connected once or says to try again, which works; no token is left but the one nobody had heard of yet", async () => {
  const outcomes = await sweepNames(connect.names, (at) =>
    runConnect(unconnected, web("kill")(at), "again after the sweep"),
  );
  expect(report("C4 killed", outcomes, connect)).toEqual(nothingBroken);
});

test("C4 failing anywhere on the way back from Intercom, it says so, the next try works at once, and no token is left", async () => {
  const failing = web("throw");
  const outcomes = [
    ...(await sweepNames(connect.names, (at) =>
      runConnect(unconnected, failing(at), "again at once"),
    )),
    await runConnect(unconnected, failing("connect.exchanged"), "again after the sweep"),
  ];
  expect(report("C4 failing", outcomes, { ...connect, atLeast: 10 })).toEqual(nothingBroken);
});

test("C4 killed or failing anywhere while another Intercom workspace takes the place of the former, it is connected to one of them and keeps no token of the other", async () => {
  const outcomes = [
    ...(await sweepNames(points.switch, (at) => runSwitch(alone, web("kill")(at), "again"))),
    ...(await sweepNames(points.switch, (at) => runSwitch(alone, web("throw")(at), "never again"))),
  ];
  const must = { names: points.switch, atLeast: 8 };
  expect(report("C4 switched", outcomes, must)).toEqual(nothingBroken);
});

test("C5 killed anywhere in a disconnect, the next sweep ends it: the token is gone here and at Intercom", async () => {
  const outcomes = await sweepNames(disconnect.names, (at) =>
    runDisconnect(alone, web("kill")(at)),
  );
  expect(report("C5 killed", outcomes, disconnect)).toEqual(nothingBroken);
});

test("C5 failing anywhere in a disconnect, the next sweep ends it", async () => {
  const outcomes = await sweepNames(disconnect.names, (at) =>
    runDisconnect(alone, web("throw")(at)),
  );
  expect(report("C5 failing", outcomes, disconnect)).toEqual(nothingBroken);
});

test("C5 F9 killed anywhere in a disconnect, the second workspace on the same Intercom workspace stays connected", async () => {
  const outcomes = await sweepNames(disconnect.names, (at) =>
    runDisconnect(shared, web("kill")(at)),
  );
  expect(report("C5 shared", outcomes, disconnect)).toEqual(nothingBroken);
});
