import { randomUUID } from "node:crypto";
import { addWorkspace, connectWorkspace, watchTags } from "./connect-workspace.ts";
import { type Story, untilWorkedOff } from "./start-story.ts";

/** A connected workspace with two products watching, and an Intercom workspace with someone to talk to. */
export async function playground(story: Pick<Story, "intercom">, intercom = newIntercom(story)) {
  const { workspaceId, products } = await addWorkspace({
    slug: `acme-${randomUUID()}`,
    products: [
      ["MOB", "Mobile"],
      ["WEB", "Web"],
    ],
  });
  await connectWorkspace({ workspaceId, intercom: intercom.sim });
  const [mobile, web] = products.map(({ id }) => id);
  const appId = intercom.sim.appId;
  const watch = (productId = "", ...tags: { id: string; name: string }[]) =>
    watchTags({ workspaceId, productId, appId, tags });
  await watch(mobile, intercom.wish, intercom.bug);
  await watch(web, intercom.ux);
  return { ...intercom, workspaceId, mobile, web, watch };
}

function newIntercom(story: Pick<Story, "intercom">) {
  const sim = story.intercom.addWorkspace({ name: "Acme Support", region: "EU" });
  const ana = sim.addAdmin({ name: "Ana Ruiz", email: "ana@acme.example" });
  const company = sim.addCompany({ name: "Nordfrakt AB" });
  const jonas = sim.addContact({
    name: "Jonas Lindqvist",
    email: "jonas@nordfrakt.example",
    companies: [company],
  });
  const conversation = sim.addConversation({
    contacts: [jonas],
    body: "<p>Let me reorder stops on the map. It would save me half an hour.</p>",
    deliver: false,
  });
  const [wish, bug, ux] = ["feature-request", "bug", "ux"].map((name) => sim.addTag(name));
  if (!wish || !bug || !ux) throw new Error("The simulator made no tags");
  return { sim, ana, jonas, conversation, wish, bug, ux };
}

export type Playground = Awaited<ReturnType<typeof playground>>;

export const adminOf = ({ ana }: Pick<Playground, "ana">) => ({ adminId: ana.id });

type On = Pick<Playground, "sim" | "ana" | "workspaceId"> & { conversation: { id: string } };

/** Tags in Intercom and waits until the worker is done with it. */
export async function tag(on: On, tagId: string, more: { partId?: string; at?: number } = {}) {
  const sent = await on.sim.tag(on.conversation.id, { tagId, ...adminOf(on), ...more });
  await untilWorkedOff(on.workspaceId);
  return sent;
}
