import { addPerson } from "#tests/support/add-person.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";

/** Acme and Bolt have a product of the same key, so that only the workspace tells their tickets apart. */
export async function twoWorkspaces() {
  const [acme, bolt] = await Promise.all([addCompany("acme"), addCompany("bolt")]);
  return { acme, bolt };
}

async function addCompany(slug: string) {
  const { workspaceId, products } = await addWorkspace({
    slug,
    products: [
      ["MOB", "Mobile app"],
      ["WEB", "Dispatch web"],
    ],
  });
  const [mobile, web] = products;
  if (!mobile || !web) throw new Error("The products were not made");
  const person = await addPerson({ workspaceId, role: "member" });
  const colleague = await addPerson({ workspaceId, role: "member", name: "Ana Ruiz" });
  return { workspaceId, mobile, web, member: person.member, colleague: colleague.member };
}
