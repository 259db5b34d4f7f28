import { z } from "zod";
import matrixFile from "#tests/security/authz-matrix.json" with { type: "json" };
import { type Visitor, visitors } from "#tests/security/support/people.ts";

/** A status, or the address that is redirected to. */
export type Answer = number | string;
type Kind = "pages" | "next" | "routes" | "actions";

const row = z.array(z.union([z.number(), z.string()])).length(visitors.length);
const named = z.record(z.string(), z.union([z.string(), row]));
const matrix = z
  .object({
    visitors: z.array(z.string()),
    doors: z.record(z.string(), row),
    pages: named,
    next: named,
    routes: named,
    actions: named,
  })
  .parse(matrixFile);

export const namedVisitors = matrix.visitors;

export function namesOf(kind: Kind): string[] {
  return Object.keys(matrix[kind]);
}

/** What each of them answers to the visitor. */
export function expectedOf(kind: Kind, visitor: Visitor): Record<string, Answer> {
  const at = visitors.indexOf(visitor);
  const answers = Object.entries(matrix[kind]).map(([name, door]) => {
    const answer = (typeof door === "string" ? matrix.doors[door] : door)?.[at];
    if (answer === undefined) throw new Error(`The matrix has no door called ${door}`);
    return [name, answer] as const;
  });
  return Object.fromEntries(answers);
}
