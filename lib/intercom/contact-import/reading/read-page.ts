import { z } from "zod";
import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import { log } from "#lib/log.ts";
import { looseCursor, nextCursor } from "./next-cursor.ts";

const pageAnswer = z.looseObject({
  data: z.array(z.unknown()),
  total_count: z.number().int().min(0).nullish().catch(null),
  // An end that is not understood must not pass for the end of the list.
  pages: z.object({ next: nextCursor }).nullish(),
  scroll_param: looseCursor,
});

export type Page<T> = {
  items: T[];
  next: string | null;
  scroll: string | null;
  total: number | null;
  /** How many were listed without an id. */
  leftOut: number;
};

/** A bad item within a good page is left out; a page without one good item is none. Throws IntercomError. */
export function readPage<T>(answer: unknown, item: z.ZodType<T>): Page<T> {
  const page = pageAnswer.safeParse(answer);
  if (!page.success) throw new IntercomError("unavailable", "Intercom’s answer was not understood");
  const { data, total_count, pages, scroll_param } = page.data;
  const items = data.flatMap((one) => item.safeParse(one).data ?? []);
  if (data.length > 0 && items.length === 0) {
    throw new IntercomError("unavailable", "Intercom’s answer was not understood");
  }
  const leftOut = data.length - items.length;
  if (leftOut > 0) log.warn({ leftOut }, "Intercom listed people without an id");
  return {
    items,
    next: pages?.next ?? null,
    scroll: scroll_param,
    total: total_count ?? null,
    leftOut,
  };
}
