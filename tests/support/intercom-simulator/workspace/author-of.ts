import type { Admin, Author, Contact, Workspace } from "#tests/support/intercom-simulator/state.ts";

export type AuthorInput = Contact | Admin | "bot";

export function authorOf(workspace: Workspace, author: AuthorInput): Author {
  if (author === "bot") {
    const email = `operator+${workspace.appId}@intercom.io`;
    return { type: "bot", id: "9599999", name: "Fin", email };
  }
  const type = "role" in author ? author.role : "admin";
  return { type, id: author.id, name: author.name, email: author.email ?? "" };
}

export function isCustomer(author: Author): boolean {
  return author.type === "user" || author.type === "lead";
}
