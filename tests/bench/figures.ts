export type Limit = { atMost?: number; atLeast?: number };

type Budget = Limit & { of: "ratio" | "ours" };

export type Figure = {
  what: string;
  unit: string;
  ours: number;
  reference: number | null;
  /** Null where the figure only explains another. */
  budget: Budget | null;
};

export type Judged = Figure & { ratio: number | null; met: boolean | null };

export function judge(figure: Figure): Judged {
  const ratio = figure.reference === null ? null : figure.ours / figure.reference;
  if (!figure.budget) return { ...figure, ratio, met: null };
  const { of, atMost = Number.POSITIVE_INFINITY, atLeast = 0 } = figure.budget;
  const judged = of === "ours" ? figure.ours : (ratio ?? Number.NaN);
  return { ...figure, ratio, met: judged >= atLeast && judged <= atMost };
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const around = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return ((around[0] ?? Number.NaN) + (around[1] ?? Number.NaN)) / 2;
}

export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}

/** A table for people. */
export function tableOf(figures: Judged[]): string {
  const rows = figures.map((figure) => [
    figure.what,
    `${shown(figure.ours)} ${figure.unit}`.trim(),
    figure.reference === null ? "" : shown(figure.reference),
    figure.ratio === null ? "" : figure.ratio.toFixed(2),
    figure.budget ? budgetInWords(figure.budget) : "",
    figure.met === null ? "" : figure.met ? "yes" : "NO",
  ]);
  const all = [["what", "ours", "reference", "ratio", "budget", "met"], ...rows];
  const widths = all[0]?.map((_, column) =>
    Math.max(...all.map((row) => row[column]?.length ?? 0)),
  );
  return all
    .map((row) => row.map((cell, column) => cell.padEnd(widths?.[column] ?? 0)).join("  "))
    .join("\n");
}

function budgetInWords({ of, atMost, atLeast }: Budget): string {
  const bound = atMost === undefined ? `≥ ${atLeast}` : `≤ ${atMost}`;
  return of === "ratio" ? `${bound} ×` : bound;
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
