import { findBroken, refusesASecondTicket } from "#tests/support/start-story.ts";
import { type Fault, type Plan, type Site, startSite } from "./start-site.ts";
import { type Strike, strikes } from "./strike.ts";
import { busy, type Outcome } from "./sweep.ts";
import { addTags, endRun, hasNothingToDo, retry, type Tags } from "./tag-conversations.ts";

const logFailures = process.env.FAULT_LOGS === "on";

export type Story = Omit<Plan, "fault"> & {
  tags: Tags;
  isIdle?: (site: Site) => Promise<boolean>;
};

/**
 * Tags conversations while the fault waits in one process. What it ends is started again, unless another of its kind
 * lives; then Intercom repeats what was not answered, and the checker looks at what there is.
 */
export async function runTags(story: Story, fault: Fault): Promise<Outcome> {
  const site = await busy(() => startSite({ ...story, fault }));
  try {
    const { struck, wrong } = await busy(() => harm(site, story, fault));
    // One that was not struck may still be: it is not asked for more.
    const { tags, isIdle = hasNothingToDo } = story;
    const broken = await endRun(site, { tags, isIdle, signOfLife: struck !== null });
    const all = [...wrong, ...broken];
    if (all.length > 0 && logFailures) console.log(`${fault.at} ${struck} ${all}\n${site.logs()}`);
    const refusesASecond = await refusesASecondTicket(site.db);
    return { at: fault.at, struck, broken: all, refusesASecond };
  } finally {
    await site.stop();
  }
}

async function harm(site: Site, story: Story, fault: Fault): Promise<Strike> {
  const { tags, isIdle = hasNothingToDo } = story;
  const { faulty, db, intercom } = site;
  const sent = await addTags(site, tags);
  if (!faulty) throw new Error("No process has the fault");
  const strike = await strikes[fault.mode]({ site, faulty, fault, isIdle });
  // Before anything is repeated: what was answered has to be there already.
  const wrong = [...strike.wrong, ...(await findBroken({ db, intercom }))];
  if (strike.ended && !hasAnother(story, fault)) await site.start(fault.role);
  await retry(site, tags, sent);
  return { ...strike, wrong };
}

function hasAnother({ webs = 1, workers = 1 }: Story, { role }: Fault): boolean {
  return (role === "web" ? webs : workers) > 1;
}
