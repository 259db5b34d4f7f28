import { z } from "zod";

/**
 * How the bodies are sent, one line of JSON each on standard input. Closed: every connection asks again once it was
 * answered, so a slow server gets less. Open: so many a second whatever the answers do, as Intercom sends.
 */
export const loadPlan = z.object({
  url: z.url(),
  secret: z.string(),
  pace: z.union([
    z.object({ connections: z.number().int().positive() }),
    z.object({ perSecond: z.number().positive() }),
  ]),
});

export type LoadPlan = z.infer<typeof loadPlan>;

/** Latencies in milliseconds; in open load from the moment a request should have been sent. */
export const loadResult = z.object({
  statuses: z.record(z.string(), z.number()),
  seconds: z.number(),
  p50: z.number(),
  p99: z.number(),
  max: z.number(),
  /** How many connections were open at once. */
  connections: z.number(),
});

export type LoadResult = z.infer<typeof loadResult>;
