/** Between two moments of a list, in the direction in which it is read. */
export type Span = { from: Date; to: Date };

const dayMs = 86_400_000;
const sizes = [
  { written: "2026-11-29".length, days: 1, next: [0, 0, 1] },
  { written: "2026-11".length, days: 28, next: [0, 1, 0] },
  { written: "2026".length, days: 365, next: [1, 0, 0] },
] as const;

/**
 * Days, months and years of UTC in which rows that follow a walk are looked for, the smallest first. So many times what
 * was walked is likely to be enough; what is shorter is left out. Each comes with the one behind it, and so is a whole
 * one also where the walk ended at its edge.
 */
export function periodsBeyond({ from, to }: Span, times: number): string[][] {
  const likely = (Math.abs(to.getTime() - from.getTime()) * times) / dayMs;
  const step = to < from ? -1 : 1;
  return sizes
    .filter(({ days }) => days >= likely)
    .map(({ written, next: [years, months, days] }) => {
      const behind = new Date(
        Date.UTC(
          to.getUTCFullYear() + step * years,
          years ? 0 : to.getUTCMonth() + step * months,
          years || months ? 1 : to.getUTCDate() + step * days,
        ),
      );
      return [to, behind].map((at) => at.toISOString().slice(0, written));
    });
}
