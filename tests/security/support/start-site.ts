import path from "node:path";
import { startApp } from "#tests/support/start-app.ts";
import { builtActions } from "./actions.ts";
import type { Site } from "./matrix/ask-doors.ts";
import { addPlace } from "./people.ts";
import { plantMarker } from "./plant-marker.ts";

// No call leaves this machine: nobody answers at this address.
const env = {
  ...{ INTERCOM_CLIENT_ID: "app", INTERCOM_CLIENT_SECRET: "secret" },
  INTERCOM_API_URL: "http://127.0.0.1:1",
};

type Options = {
  databaseUrl: string;
  /** The project as it was built; another one than ours only where proxy.ts is missing. */
  project?: string;
  program?: string;
};

/** A server with two workspaces, one of them full of a word that nobody else may read. */
export async function startSite(options: Options): Promise<Site> {
  const { databaseUrl, project, program = "server.ts" } = options;
  const dist = process.env.NEXT_DIST_DIR ?? ".next";
  const app = await startApp({
    ...{ databaseUrl, env },
    program: project ? path.join(project, program) : program,
  });
  const [here, there] = [await addPlace("here"), await addPlace("there", "OTH")];
  const actions = builtActions(project ? path.join(project, dist) : dist);
  return { app, here, there, actions, marker: await plantMarker(here) };
}
