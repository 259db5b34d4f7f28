import { z } from "zod";
import { type TaggedWorkspace, withRepeats } from "#tests/support/load/taggings.ts";

const bytes = 3_000;
/** Most tags in Intercom concern nobody here: of so many, one makes a ticket. */
export const qualifyingOneIn = 10;
const repeatsOneIn = 9;

const sent = z.object({
  id: z.string(),
  data: z.object({ item: z.object({ conversation: z.object({ id: z.string() }) }) }),
});

/** Taggings of conversations of their own, each workspace's turn after the other's. */
export function makeBodies(tagged: TaggedWorkspace[], count: number) {
  const bodies: string[] = [];
  const ids: string[] = [];
  const expected: string[] = [];
  for (let at = 0; at < count; at++) {
    const workspace = tagged[at % tagged.length];
    if (!workspace) throw new Error("There is no workspace");
    const round = Math.floor(at / tagged.length);
    const qualifies = (at + round) % qualifyingOneIn === 0;
    const body = workspace.tag(bytes, qualifies);
    const { id, data } = sent.parse(JSON.parse(body));
    bodies.push(body);
    ids.push(id);
    if (qualifies) expected.push(`${workspace.productId} ${data.item.conversation.id}`);
  }
  return {
    bodies,
    /** A tenth of all requests are repeats. */
    withRepeats: () => [...withRepeats(bodies, repeatsOneIn)],
    ids,
    /** `product conversation` of every ticket that there must be. */
    expected,
  };
}
