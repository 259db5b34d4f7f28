import type { Figure } from "#tests/bench/figures.ts";
import { questionsTo } from "#tests/bench/inbox/inbox-questions.ts";
import { seedTickets } from "#tests/bench/inbox/seed-tickets.ts";
import { compareSizes } from "#tests/bench/listing/compare-sizes.ts";
import { openSite } from "#tests/bench/listing/open-site.ts";
import type { Cluster } from "#tests/bench/start-cluster.ts";
import { addPerson } from "#tests/support/add-person.ts";

const few = 10_000;
const many = 1_000_000;

/** P4: whether an inbox stays what it is while its tickets become a hundred times as many. */
export async function measureInbox(cluster: Cluster, rounds: number): Promise<Figure[]> {
  const sites = { few: await fill(cluster, few), many: await fill(cluster, many) };
  const figures = await compareSizes(sites, rounds);
  for (const site of Object.values(sites)) await site.close();
  return figures;
}

async function fill(cluster: Cluster, tickets: number) {
  const site = await openSite(cluster, `inbox_${tickets}`);
  const { databaseUrl, workspaceId, productId, member } = site;
  const others = await Promise.all([1, 2, 3, 4].map(() => addPerson({ workspaceId })));
  const assignees = [member.userId, ...others.map(({ userId }) => userId)];
  const seed = { workspaceId, productId, reader: member.userId, assignees, tickets };
  await seedTickets(databaseUrl, seed);
  return { ...site, questions: await questionsTo({ member, productId, tickets }) };
}
