import { cookies } from "next/headers";

export const peopleColumns = {
  email: "E-mail",
  company: "Company",
  role: "Role",
  tickets: "Tickets",
  added: "Added",
  seen: "Last seen",
} as const;

export type PeopleColumn = keyof typeof peopleColumns;

export const allColumns: ReadonlySet<string> = new Set(Object.keys(peopleColumns));

export function isPeopleColumn(column: string): column is PeopleColumn {
  return allColumns.has(column);
}

/** Which the viewer has not hidden; the name is always there. */
export async function readColumns(): Promise<ReadonlySet<string>> {
  const hidden = (await cookies()).get("timebook.hidden-columns")?.value.split(".") ?? [];
  return new Set([...allColumns].filter((column) => !hidden.includes(column)));
}
