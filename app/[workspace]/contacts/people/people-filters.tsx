import { FilterForm } from "#app/[workspace]/contacts/filter-form.tsx";
import { type PeopleView, sortOf, standingOf } from "./people-view.ts";

type PeopleFiltersProps = { workspace: string; view: PeopleView };

export function PeopleFilters({ workspace, view }: PeopleFiltersProps) {
  return (
    <FilterForm
      workspace={workspace}
      list="contacts"
      searchLabel="Search name or e-mail"
      search={view.search}
      choices={
        view.isDeleted ? [standing(view)] : [role(view), tickets(view), standing(view), sort(view)]
      }
    />
  );
}

function role(view: PeopleView) {
  return {
    ...{ name: "role", label: "Role", value: view.role ?? "" },
    options: [
      { value: "", label: "Any role" },
      { value: "user", label: "Users" },
      { value: "lead", label: "Leads" },
    ],
  };
}

function tickets(view: PeopleView) {
  return {
    ...{ name: "tickets", label: "Feedback", value: view.hasTickets ? "yes" : "" },
    options: [
      { value: "", label: "Any feedback" },
      { value: "yes", label: "Has tickets" },
    ],
  };
}

function standing(view: PeopleView) {
  return {
    ...{ name: "standing", label: "Standing", value: standingOf(view) },
    options: [
      { value: "", label: "Any standing" },
      { value: "gone", label: "No longer in Intercom" },
      { value: "deleted", label: "Deleted here" },
    ],
  };
}

function sort(view: PeopleView) {
  return {
    ...{ name: "sort", label: "Sort by", value: sortOf(view), onlyOnPhone: true },
    options: [
      { value: "-seen", label: "Last seen first" },
      { value: "seen", label: "Last seen last" },
      { value: "name", label: "Name, A to Z" },
      { value: "-name", label: "Name, Z to A" },
      { value: "-created", label: "Newest first" },
      { value: "created", label: "Oldest first" },
    ],
  };
}
