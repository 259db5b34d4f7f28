import { FilterForm } from "./filter-form.tsx";
import { type PeopleView, sortOf } from "./people-view.ts";

type PeopleFiltersProps = { workspace: string; view: PeopleView };

export function PeopleFilters({ workspace, view }: PeopleFiltersProps) {
  return (
    <FilterForm
      workspace={workspace}
      list="contacts"
      searchLabel="Search name or e-mail"
      search={view.search}
      choices={[
        {
          ...{ name: "role", label: "Role", value: view.role ?? "" },
          options: [
            { value: "", label: "Any role" },
            { value: "user", label: "Users" },
            { value: "lead", label: "Leads" },
          ],
        },
        {
          ...{ name: "tickets", label: "Feedback", value: view.hasTickets ? "yes" : "" },
          options: [
            { value: "", label: "Any feedback" },
            { value: "yes", label: "Has tickets" },
          ],
        },
        {
          ...{ name: "standing", label: "Standing", value: view.isGone ? "gone" : "" },
          options: [
            { value: "", label: "Any standing" },
            { value: "gone", label: "No longer in Intercom" },
          ],
        },
        {
          ...{ name: "sort", label: "Sort by", value: sortOf(view), onlyOnPhone: true },
          options: [
            { value: "-seen", label: "Last seen first" },
            { value: "seen", label: "Last seen last" },
            { value: "name", label: "Name, A to Z" },
            { value: "-name", label: "Name, Z to A" },
            { value: "-created", label: "Newest first" },
            { value: "created", label: "Oldest first" },
          ],
        },
      ]}
    />
  );
}
