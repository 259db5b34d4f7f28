import { type Admin, isAdmin, type Role } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";

export type Seeded = Awaited<ReturnType<typeof seedWorkspaceIn>>;

const people: { role: Role; name: string; email: string }[] = [
  { role: "owner", name: "Noor Haddad", email: "noor" },
  { role: "admin", name: "Tomás Brandt", email: "tomas" },
  { role: "member", name: "Ines Prado", email: "ines" },
];

/** A workspace whose address is the name of the state it is in, with an owner, an admin and a member. */
export async function seedWorkspaceIn(
  slug: string,
  names = { workspace: "Fieldnote", product: "Mobile app", person: "" },
) {
  const { workspaceId, products } = await addWorkspace({
    slug,
    products: [
      ["MOB", names.product],
      ["WEB", "Web dashboard"],
    ],
  });
  await database.workspace.update({ where: { id: workspaceId }, data: { name: names.workspace } });
  const cookies: Partial<Record<Role, string>> = {};
  const userIds: string[] = [];
  const admins: Admin[] = [];
  for (const { role, name, email } of people) {
    const { userId, cookie, member } = await addPerson({
      workspaceId,
      role,
      name: name + names.person,
    });
    await database.user.update({
      where: { id: userId },
      data: { email: `${email}@${slug}.fieldnote.example` },
    });
    cookies[role] = cookie;
    userIds.push(userId);
    if (isAdmin(member)) admins.push(member);
  }
  const [mobile = "", web = ""] = products.map(({ id }) => id);
  return { slug, workspaceId, mobile, web, cookies, userIds, admins };
}
