import { type Scope, scopeOf } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { addWorkspace, connectWorkspace } from "#tests/support/connect-workspace.ts";
import { dialects } from "#tests/support/intercom-simulator/rest/dialect.ts";
import type { Simulator } from "#tests/support/intercom-simulator/start-simulator.ts";
import type { SimWorkspace } from "#tests/support/intercom-simulator/workspace/sim-workspace.ts";
import { fillIntercom } from "./fill-intercom.ts";
import type { History } from "./history.ts";
import { passTime } from "./pass-time.ts";
import { createPost, type Post } from "./post.ts";
import { type Watched, watchCalls } from "./watch-calls.ts";

export type Site = { intercom: Simulator; databaseUrl: string };

export type Scene = {
  site: Site;
  history: History;
  sim: SimWorkspace;
  workspaceId: string;
  scope: Scope;
  post: Post;
  watch: Watched;
  /** Grows with every difference that must not be. */
  wrong: string[];
  /** Calls of a client that asks for nothing twice. */
  need: number;
  /** Whose companies changed in a way that Intercom does not count as a change of its people. */
  changedUnseen: Set<string>;
  /** Who was in an archive that Intercom does not show: of them, only the end of the history is certain. */
  wasHidden: Set<string>;
  /** Of whose last change Intercom has not told in time. */
  untold: Set<string>;
  /** Of whose leaving Intercom has told in time. */
  leaversTold: Set<string>;
  /** A workspace's notifications are worked off by one worker at a time. */
  isReading: boolean;
  pass(seconds: number): void;
  /** What the app wrote down is as old as it should be. */
  catchUp(): Promise<void>;
  /** A turn of a worker begins that makes so many calls at once. */
  begin(atOnce: number): Promise<AbortSignal>;
};

/** An Intercom workspace with people, and a workspace here that is connected to it and syncs contacts. */
export async function openScene(site: Site, history: History): Promise<Scene> {
  const { seed, zone, dialect, callsPerWindow } = history;
  const sim = site.intercom.addWorkspace({
    name: `History ${seed}`,
    region: "US",
    timezone: zone.name,
  });
  sim.speak(dialects[dialect]);
  await fillIntercom(sim, history);
  sim.setRateLimit(callsPerWindow);
  const workspaceId = await connect(sim);
  const post = createPost(site.intercom.clientSecret);
  let stopping = new AbortController();
  const watch = watchCalls({ history, sim, stop: () => stopping.abort() });
  let owed = 0;
  const scene: Scene = {
    ...{ site, history, sim, workspaceId, scope: scopeOf({ workspaceId }), post, watch },
    ...{
      wrong: [],
      need: 0,
      isReading: false,
      changedUnseen: new Set(),
      wasHidden: new Set(),
      leaversTold: new Set(),
      untold: new Set(),
    },
    pass(seconds) {
      sim.letTimePass(seconds);
      post.age(seconds);
      watch.pass(seconds);
      owed += seconds;
    },
    async catchUp() {
      const seconds = owed;
      owed = 0;
      if (seconds > 0) await passTime(workspaceId, seconds);
    },
    async begin(atOnce) {
      await scene.catchUp();
      watch.begin(atOnce);
      stopping = new AbortController();
      return stopping.signal;
    },
  };
  return scene;
}

async function connect(sim: SimWorkspace): Promise<string> {
  const { workspaceId } = await addWorkspace({ slug: newId(), products: [] });
  await connectWorkspace({ workspaceId, intercom: sim });
  await database.intercomConnection.update({
    where: { workspaceId },
    data: { syncContacts: true, timezone: sim.record.timezone },
  });
  return workspaceId;
}
