"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { adminAction } from "#lib/auth/doors.ts";
import { changeProductSync } from "#lib/intercom/settings/change-product-sync.ts";
import { chooseTriggerTags } from "#lib/intercom/tags/choose-trigger-tags.ts";
import * as fetched from "#lib/intercom/tags/refresh-tags.ts";

const product = z.uuid();
const tag = z.string().min(1).max(100);
const tags = z.union([tag.transform((one) => [one]), z.array(tag).max(500)]).default([]);

export const switchProductSync = adminAction(
  z.object({ product, enabled: z.enum(["on", "off"]) }),
  async (admin, { product: id, enabled }) => {
    await changeProductSync(admin, id, enabled === "on");
    refresh();
  },
);

export const chooseTags = adminAction(
  z.object({ product, add: tags, remove: tags }),
  async (admin, { product: id, ...choice }) => {
    await chooseTriggerTags(admin, id, choice);
    refresh();
  },
);

export const refreshTags = adminAction(z.object({}), async (admin) => {
  const refreshed = await fetched.refreshTags(admin);
  refresh();
  if (!refreshed.ok) return { ok: false };
  const count = refreshed.count === 1 ? "1 tag" : `${refreshed.count.toLocaleString("en")} tags`;
  return { ok: true, message: `Fetched ${count} from Intercom.` };
});
