const mostCounted = 10_000;

/** "1,486", or "10,000+" for what was not counted to its end. */
export function writeCount(count: number): string {
  return count > mostCounted ? "10,000+" : count.toLocaleString("en");
}

export function writeCounted(count: number, one: string, many: string): string {
  return `${writeCount(count)} ${count === 1 ? one : many}`;
}
