import { afterAll } from "vitest";
import { type Simulator, startSimulator } from "./intercom-simulator/start-simulator.ts";

/** Lets this test file's own code speak to a simulated Intercom. */
export async function useIntercom(): Promise<Simulator> {
  const intercom = await startSimulator({ clientId: "test-client", clientSecret: "test-secret" });
  Object.assign(process.env, {
    INTERCOM_CLIENT_ID: intercom.clientId,
    INTERCOM_CLIENT_SECRET: intercom.clientSecret,
    INTERCOM_API_URL: intercom.url,
    INTERCOM_OAUTH_URL: intercom.oauthUrl,
  });
  globalThis.timebookEnv = undefined;
  afterAll(() => intercom.stop());
  return intercom;
}
