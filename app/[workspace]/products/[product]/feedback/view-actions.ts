"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { memberAction } from "#lib/auth/doors.ts";
import { idField, nameField } from "#lib/auth/form-fields.ts";
import * as changing from "#lib/feedback/views/change-view.ts";
import * as saving from "#lib/feedback/views/save-view.ts";

const name = nameField("a name", 60);
const search = z.string().max(5_000);
const viewId = idField;

export const saveView = memberAction(
  z.object({
    ...{ product: z.string().max(5), name, search },
    shared: z.enum(["yes", "no"]).default("no"),
  }),
  async (member, { product: productKey, shared, ...view }) => {
    const isShared = shared === "yes";
    const id = await saving.saveView(member, { productKey, isShared, ...view });
    refresh();
    return { ok: true, values: { viewId: id } };
  },
);

export const renameView = memberAction(z.object({ viewId, name }), async (member, view) => {
  await changing.renameView(member, view);
  refresh();
});

export const changeView = memberAction(z.object({ viewId, search }), async (member, view) => {
  await changing.changeView(member, view);
  refresh();
});

export const deleteView = memberAction(z.object({ viewId }), async (member, view) => {
  await changing.deleteView(member, view.viewId);
  refresh();
});
