"use client";

import { useInbox } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { SearchPicker } from "#components/ui/search-picker.tsx";
import { rememberName } from "./picked-names.ts";

export type PickedFilter = "customer" | "company";

type FilterPickerProps = {
  filter: PickedFilter;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

const about = {
  customer: {
    title: "Filter by customer",
    label: "Customer",
    placeholder: "Search name or e-mail",
    address: "/api/contacts/search",
    kind: "person",
  },
  company: {
    title: "Filter by company",
    label: "Company",
    placeholder: "Search name",
    address: "/api/companies/search",
    kind: "company",
  },
} as const;

/**
 * There may be a million of them: they are looked for, and whoever is picked is the filter at once. A customer who is
 * only a name on a ticket is none of them, and is found by the inbox's own search.
 */
export function FilterPicker({ filter, open, onOpenChange }: FilterPickerProps) {
  const { workspace, query, show } = useInbox();
  const { title, label, placeholder, address, kind } = about[filter];
  return (
    <Dialog {...{ open, onOpenChange, title }}>
      <SearchPicker
        {...{ label, placeholder, kind }}
        name={filter}
        address={`${address}?workspace=${workspace}`}
        onPick={(picked) => {
          if (!picked) return;
          rememberName(picked.id, picked.name);
          onOpenChange(false);
          show({ ...query, [filter]: picked.id });
        }}
        otherwise={{
          hint: "Also finds who is not in Contacts",
          name: (typed) => `Search the inbox for “${typed}”`,
          onPick: (search) => {
            onOpenChange(false);
            show({ ...query, [filter]: null, search });
          },
        }}
      />
    </Dialog>
  );
}
