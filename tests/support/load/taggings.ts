import { addWorkspace, connectWorkspace, watchTags } from "#tests/support/connect-workspace.ts";
import type { Simulator } from "#tests/support/intercom-simulator/start-simulator.ts";

const sentence = "Every Friday I copy the delivery notes of the whole week into one file by hand. ";

/** A connected workspace in which one tag makes tickets and another concerns nobody. */
export type TaggedWorkspace = Awaited<ReturnType<typeof addTaggedWorkspace>>;

export function addTaggedWorkspaces(intercom: Simulator, count: number) {
  return Promise.all(Array.from({ length: count }, (_, at) => addTaggedWorkspace(intercom, at)));
}

async function addTaggedWorkspace(intercom: Simulator, at: number) {
  const sim = intercom.addWorkspace({ name: `Support ${at}`, region: "EU" });
  const { id: adminId } = sim.addAdmin({ name: "Ana Ruiz", email: `ana@support-${at}.example` });
  const contact = sim.addContact({ name: "Jonas Lindqvist", email: `jonas@${at}.example` });
  const token = sim.issueToken();
  const trigger = sim.addTag("feature-request");
  const other = sim.addTag("billing");
  const slug = `support-${at}`;
  const { workspaceId, products } = await addWorkspace({
    slug,
    products: [["MOB", "Mobile"]],
  });
  const since = new Date(Date.now() - 60_000);
  await connectWorkspace({ workspaceId, intercom: sim, since });
  const productId = products[0]?.id ?? "";
  await watchTags({ workspaceId, productId, appId: sim.appId, tags: [trigger], since });

  function converse(words: string, title: string | null = null): string {
    const body = `<p>${words}</p>`;
    return sim.addConversation({ contacts: [contact], title, body, deliver: false }).id;
  }
  const build = (conversationId: string, tagId: string) =>
    JSON.stringify(sim.buildTagNotification(conversationId, { tagId, adminId }));
  const overhead = build(converse(""), trigger.id).length;

  return {
    workspaceId,
    productId,
    token,
    inboxPath: `/${slug}/products/MOB/feedback`,
    /** A tagging of a new conversation of its own, as one line of about so many bytes. */
    tag(bytes: number, isTrigger: boolean, title?: string): string {
      const length = Math.max(0, bytes - overhead);
      const words = sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);
      return build(converse(words, title), isTrigger ? trigger.id : other.id);
    },
  };
}

/** Each `every`-th is sent a second time, a hundred requests later. */
export function* withRepeats(bodies: Iterable<string>, every: number): Generator<string> {
  const due: { body: string; after: number }[] = [];
  let at = 0;
  for (const body of bodies) {
    yield body;
    if (at % every === every - 1) due.push({ body, after: at + 100 });
    at++;
    while (due[0] && due[0].after <= at) yield due.shift()?.body ?? "";
  }
  for (const { body } of due) yield body;
}
