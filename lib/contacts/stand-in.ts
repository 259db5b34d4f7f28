type Person = {
  id: string;
  name: string | null;
  role: "user" | "lead";
  intercomContactId: string | null;
};

/** Somebody without a name is "Lead · 9f3c", with the end of the id that Intercom shows too. */
export function nameOfPerson({ id, name, role, intercomContactId }: Person): string {
  const kind = role === "lead" ? "Lead" : "User";
  return name?.trim() || `${kind} · ${endOf(intercomContactId ?? id)}`;
}

type Company = { id: string; name: string | null; intercomCompanyId: string | null };

export function nameOfCompany({ id, name, intercomCompanyId }: Company): string {
  return name?.trim() || `Company · ${endOf(intercomCompanyId ?? id)}`;
}

function endOf(id: string): string {
  return id.slice(-4);
}
