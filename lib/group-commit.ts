type Waiting<T, R> = {
  item: T;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
};

type Options<T, R> = {
  /** All of them or, when it throws, none. One result for each, in order. */
  write: (items: T[]) => Promise<R[]>;
  atMost: number;
  /** While one group waits for the disk, the next may already be worked on. */
  groupsAtOnce?: number;
  /** How much of `mostWeight` an item takes; one alone may take more. */
  weightOf?: (item: T) => number;
  mostWeight?: number;
  /** Whether one item alone may be what made the writing of many fail. */
  isAboutOne: (error: unknown) => boolean;
};

const patienceMs = 2;

/**
 * Writes what comes in groups: alone what comes alone, and together what queued up while others were written. Each
 * promise settles with its item's fate; where one spoils its group, every item is written alone.
 */
export function groupCommit<T, R>(options: Options<T, R>): (item: T) => Promise<R> {
  const { groupsAtOnce = 1 } = options;
  const waiting: Waiting<T, R>[] = [];
  let groups = 0;
  let inGroups = 0;
  let crowd = 0;
  let patience: NodeJS.Timeout | undefined;

  /**
   * Whoever was answered asks again a moment later. To take the first of them alone would cut groups up until each has
   * one item, which costs the database several times as much; so half of all that were ever there at once are awaited.
   */
  function look(): void {
    if (waiting.length === 0 || groups >= groupsAtOnce) return;
    crowd = Math.max(crowd, inGroups + waiting.length);
    if (waiting.length >= Math.floor(crowd / groupsAtOnce)) void writeNext();
    else patience ??= setTimeout(waitNoLonger, patienceMs);
  }

  function waitNoLonger(): void {
    crowd = inGroups + waiting.length;
    void writeNext();
  }

  async function writeNext(): Promise<void> {
    clearTimeout(patience);
    patience = undefined;
    const group = waiting.splice(0, sizeOfGroup(options, waiting));
    groups++;
    inGroups += group.length;
    look();
    await writeGroup(options, group);
    groups--;
    inGroups -= group.length;
    look();
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      look();
    });
}

function sizeOfGroup<T, R>(
  { atMost, weightOf = () => 0, mostWeight = 0 }: Options<T, R>,
  waiting: Waiting<T, R>[],
): number {
  let weight = 0;
  const tooMany = waiting.findIndex(({ item }, at) => {
    weight += weightOf(item);
    return at === atMost || (at > 0 && weight > mostWeight);
  });
  return tooMany < 0 ? waiting.length : tooMany;
}

async function writeGroup<T, R>(options: Options<T, R>, group: Waiting<T, R>[]): Promise<void> {
  const { write, isAboutOne } = options;
  try {
    const results = await write(group.map(({ item }) => item));
    for (const [at, result] of results.entries()) group[at]?.resolve(result);
  } catch (error) {
    if (group.length > 1 && isAboutOne(error)) {
      for (const one of group) await writeGroup(options, [one]);
    } else for (const { reject } of group) reject(error);
  }
}
