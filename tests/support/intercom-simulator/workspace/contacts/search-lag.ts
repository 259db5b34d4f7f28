import {
  type Contact,
  nowSeconds,
  type Workspace,
} from "#tests/support/intercom-simulator/state.ts";

/** What the contact was until `until`; null where no search could find it. */
type Indexed = { until: number; before: Contact | null };

type SearchLag = { seconds: number; indexed: Map<string, Indexed[]> };

const lags = new WeakMap<Workspace, SearchLag>();

/** Changes from here on are searchable that much later; 0 makes all of them searchable at once. */
export function setSearchLag(workspace: Workspace, seconds: number): void {
  if (seconds === 0) lags.delete(workspace);
  else lags.set(workspace, { seconds, indexed: lags.get(workspace)?.indexed ?? new Map() });
}

export function rememberIndexed(
  workspace: Workspace,
  contact: Contact,
  before: Contact | null,
): void {
  const lag = lags.get(workspace);
  if (!lag) return;
  const earlier = lag.indexed.get(contact.id) ?? [];
  lag.indexed.set(contact.id, [...earlier, { until: contact.updatedAt, before }]);
}

/** Those who were remembered, as time passes. */
export function ageIndexed(
  workspace: Workspace,
  age: (contact: Contact) => void,
  seconds: number,
): void {
  for (const change of [...(lags.get(workspace)?.indexed.values() ?? [])].flat()) {
    change.until -= seconds;
    if (change.before) age(change.before);
  }
}

/** The contact as the search knows it by now; null while it does not know it. */
export function indexedContact(workspace: Workspace, contact: Contact): Contact | null {
  const lag = lags.get(workspace);
  const changes = lag?.indexed.get(contact.id);
  if (!lag || !changes) return contact;
  const horizon = nowSeconds() - lag.seconds;
  const unseen = changes.find(({ until }) => until > horizon);
  return unseen ? unseen.before : contact;
}
