type Given = { id: string; name: string; isNamed: boolean; email: string | null };

/** As the merge dialog shows somebody. */
export function toPerson({ id, name, isNamed, email }: Given) {
  return { id, name, hint: email, initials: isNamed ? name : null };
}
