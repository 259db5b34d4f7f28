import { addPerson } from "#tests/support/add-person.ts";
import { addWorkspace, connectWorkspace } from "#tests/support/connect-workspace.ts";
import type { Simulator } from "#tests/support/intercom-simulator/start-simulator.ts";
import type { SimWorkspace } from "#tests/support/intercom-simulator/workspace/sim-workspace.ts";

export type Place = Awaited<ReturnType<typeof addPlace>>;

/** An Intercom workspace and another one, and as many of ours with an admin who is signed in, connected to it or not. */
export async function seedConnecting(
  intercom: Simulator,
  { places: count, connected }: { places: number; connected: boolean },
) {
  const sim = newIntercom(intercom, "Acme Support");
  const other = newIntercom(intercom, "Other Support");
  const places: Place[] = [];
  while (places.length < count) {
    const place = await addPlace(`acme-${places.length}`);
    if (connected) await connectPlace(place, sim);
    places.push(place);
  }
  return { appId: sim.appId, otherAppId: other.appId, places };
}

export type Connecting = Awaited<ReturnType<typeof seedConnecting>>;

function newIntercom(intercom: Simulator, name: string): SimWorkspace {
  const sim = intercom.addWorkspace({ name, region: "EU" });
  sim.addAdmin({ name: "Ana Ruiz", email: "ana@acme.example" });
  sim.addTag("feature-request");
  return sim;
}

async function addPlace(slug: string) {
  const { workspaceId } = await addWorkspace({ slug, products: [["MOB", "Mobile"]] });
  const { cookie } = await addPerson({ workspaceId });
  return { workspaceId, slug, cookie };
}

async function connectPlace({ workspaceId }: Place, intercom: SimWorkspace): Promise<void> {
  await connectWorkspace({ workspaceId, intercom });
}
