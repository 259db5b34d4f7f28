import { defaultRangeExtractor, type Range } from "@tanstack/react-virtual";

/** Those in sight, and always the one that has the focus: what is not drawn cannot keep it. */
export function rowsToDraw(range: Range, activeAt: number): number[] {
  const drawn = defaultRangeExtractor(range);
  if (activeAt >= range.count || drawn.includes(activeAt)) return drawn;
  return [...drawn, activeAt].sort((a, b) => a - b);
}
