/** At most so many at once, the answers in the order of the items. */
export async function inTurns<T, R>(
  items: T[],
  work: (item: T) => Promise<R>,
  atOnce = 20,
): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += atOnce) {
    results.push(...(await Promise.all(items.slice(at, at + atOnce).map(work))));
  }
  return results;
}
