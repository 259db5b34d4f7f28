type Waiting<T> = { item: T; resolve: () => void; reject: (error: unknown) => void };

type Options<T> = {
  /** All of them or, when it throws, none. */
  write: (items: T[]) => Promise<void>;
  atMost: number;
  /** Whether one item alone may be what made the writing of many fail. */
  isAboutOne: (error: unknown) => boolean;
};

/**
 * Writes what comes in groups, without a timer: whatever queued up while the last group was written is the next one.
 * Each promise settles with its item's fate; where one spoils its group, every item is written alone.
 */
export function groupCommit<T>({ write, atMost, isAboutOne }: Options<T>) {
  const waiting: Waiting<T>[] = [];
  let writing = false;

  async function writeAll(): Promise<void> {
    writing = true;
    while (waiting.length > 0) await writeGroup(waiting.splice(0, atMost));
    writing = false;
  }

  async function writeGroup(group: Waiting<T>[]): Promise<void> {
    try {
      await write(group.map(({ item }) => item));
      for (const { resolve } of group) resolve();
    } catch (error) {
      if (group.length > 1 && isAboutOne(error)) for (const one of group) await writeGroup([one]);
      else for (const { reject } of group) reject(error);
    }
  }

  return (item: T) =>
    new Promise<void>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!writing) void writeAll();
    });
}
