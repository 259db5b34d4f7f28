import { database } from "#lib/database/client.ts";
import type { Surroundings } from "#tests/support/browser-test.ts";
import { connectWorkspace, watchTags } from "#tests/support/connect-workspace.ts";
import { untilWorkedOff } from "#tests/support/start-story.ts";
import { type Seeded, seedWorkspaceIn } from "./seed-workspace-in.ts";

const long =
  "The international association of independent bicycle courier and parcel delivery companies";
const endless = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
const title300 =
  "Could the weekly report that goes to every depot manager also list the parcels that were handed over late ".repeat(
    4,
  );

const voices: { name: string | null; email: string | null; title: string; body: string }[] = [
  { name: `Maximiliana ${endless}`, email: null, title: title300.slice(0, 300), body: title300 },
  {
    name: "عبد الرحمن بن عبد العزيز آل الشيخ",
    email: "abd@nour.example",
    title:
      "يرجى إضافة إمكانية تصدير جميع الملاحظات الأسبوعية في ملف واحد حتى نتمكن من مراجعتها مع الفريق",
    body: "السلام عليكم، نحتاج إلى تصدير الملاحظات (CSV) كل يوم جمعة. رقم الطلب 12345 لا يظهر في التقرير.",
  },
  {
    name: "寿限無寿限無五劫の擦り切れ海砂利水魚",
    email: "jugemu@kiso.example",
    title:
      "圏外でもメモを書けるようにしたいのですが、山の中では電波がまったく入らないことが多く、保存したはずのメモが消えてしまいます",
    body: "お世話になっております。オフラインでも下書きが残るようにしてください。",
  },
  { name: null, email: null, title: endless.repeat(3), body: `${endless.repeat(9)} 🚲`.repeat(3) },
  {
    name: "👩🏽‍🚀 Zoë Ångström-Ñuñez",
    email: `${"a".repeat(60)}@${"b".repeat(50)}.example`,
    title: `🚲🚲🚲 Emoji, accents and a link: https://example.com/${"path/".repeat(40)}`,
    body: `Look at https://example.com/${"very-long-path/".repeat(30)} please.`,
  },
];

/** Names, titles and texts that are as long as they may be, or run from right to left. */
export async function seedLongNames({ intercom }: Surroundings): Promise<Seeded> {
  const state = await seedWorkspaceIn("long-names", {
    workspace: long.slice(0, 60),
    product: long.slice(0, 60),
    person: ` von und zu ${endless}`.slice(0, 68),
  });
  const { workspaceId, mobile: productId } = state;
  const sim = intercom.addWorkspace({ name: `${long}, ${endless}`, region: "AU" });
  sim.addAdmin({ name: `Ana ${long}`, email: "ana@long.example" });
  const tags = [endless, long, "طلب ميزة", "機能要望"].map((name) => sim.addTag(name));
  await connectWorkspace({ workspaceId, intercom: sim, since: new Date(Date.now() - 86_400_000) });
  await watchTags({ workspaceId, productId, appId: sim.appId, tags, since: new Date(0) });
  const company = sim.addCompany({ name: `${long} and sons` });
  for (const { name, email, title, body } of voices) {
    const contact = sim.addContact({ name, email, companies: [company] });
    const { id } = sim.addConversation({ contacts: [contact], title, body, deliver: false });
    for (const { id: tagId } of tags) await sim.tag(id, { tagId });
  }
  await untilWorkedOff(workspaceId);
  const assigneeId = state.userIds[0] ?? null;
  await database.feedbackTicket.updateMany({ where: { workspaceId }, data: { assigneeId } });
  return state;
}
