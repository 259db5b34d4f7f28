const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The address in lower case, or null. Narrower than the RFC on purpose: quoted local parts, lists,
 * and characters that become an `@` when normalised have all been used to get another person's mail.
 */
export function parseEmail(text: string): string | null {
  const email = text.replace(/^ +| +$/g, "").toLowerCase();
  const parts = email.split("@");
  const [name = "", domain = ""] = parts;
  if (parts.length !== 2 || email.length > 254 || name.length > 64) return null;
  return local.test(name) && isDomain(domain) ? email : null;
}

function isDomain(domain: string): boolean {
  const labels = domain.split(".");
  const top = labels.at(-1) ?? "";
  return labels.length > 1 && labels.every((part) => label.test(part)) && /[a-z]/.test(top);
}
