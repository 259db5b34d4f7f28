import { Inbox, Settings, Users } from "lucide-react";
import { useRouter } from "next/navigation";
import { Avatar } from "#components/ui/avatar.tsx";
import { StatusIcon } from "#components/ui/status-icon.tsx";
import type { CommandPage, CommandScope } from "./command-scope.ts";
import { hasWords, MenuOption, OptionGroup } from "./menu-option.tsx";
import type { Search } from "./use-search.ts";

type RootPageProps = {
  search: Search;
  scope: CommandScope | null;
  workspace: string;
  products: { key: string; name: string }[];
  onPage: (page: CommandPage) => void;
  close: (then: () => void) => void;
};

const pages: Record<string, CommandPage> = {
  status: "status",
  priority: "priority",
  assignee: "assignee",
  snooze: "snooze",
};

export function RootPage({ search, scope, workspace, products, onPage, close }: RootPageProps) {
  const router = useRouter();
  const { words, found, state } = search;
  const offered = scope?.commands.filter(({ label, isOff }) => !isOff && hasWords(label, words));
  const places = placesOf(workspace, products).filter(({ label }) => hasWords(label, words));

  function run(id: string, does: () => void) {
    const page = pages[id];
    if (page) onPage(page);
    else close(does);
  }

  const commandsOf = (isAboutTickets: boolean) =>
    offered?.filter((command) => (command.isAboutTickets ?? false) === isAboutTickets) ?? [];
  const groups = [
    { label: `On ${scope?.about}`, commands: commandsOf(true) },
    { label: "Commands", commands: commandsOf(false) },
  ];
  return (
    <>
      {groups.map(
        ({ label, commands }) =>
          commands.length > 0 && (
            <OptionGroup key={label} label={label}>
              {commands.map(({ id, label: does, key, run: act }) => (
                <MenuOption
                  key={id}
                  value={`command ${id}`}
                  label={does}
                  shortcut={key}
                  onSelect={() => run(id, act)}
                />
              ))}
            </OptionGroup>
          ),
      )}
      {found.tickets.length > 0 && (
        <OptionGroup label="Tickets">
          {found.tickets.map(({ ticketId, title, status }) => (
            <MenuOption
              key={ticketId}
              value={ticketId}
              label={title}
              hint={ticketId}
              icon={<StatusIcon status={status} />}
              onSelect={() =>
                close(() =>
                  router.push(
                    `/${workspace}/products/${ticketId.split("-")[0]}/feedback/${ticketId}`,
                  ),
                )
              }
            />
          ))}
        </OptionGroup>
      )}
      {found.people.length + found.companies.length > 0 && (
        <OptionGroup label="People and companies">
          {found.people.map(({ id, name, hint }) => (
            <MenuOption
              key={id}
              value={id}
              label={name}
              hint={hint}
              icon={<Avatar name={name} id={id} />}
              onSelect={() => close(() => router.push(`/${workspace}/contacts/${id}`))}
            />
          ))}
          {found.companies.map(({ id, name, people }) => (
            <MenuOption
              key={id}
              value={id}
              label={name}
              hint={people === 1 ? "1 person" : `${people.toLocaleString("en")} people`}
              icon={<Avatar name={name} id={id} kind="company" />}
              onSelect={() => close(() => router.push(`/${workspace}/companies/${id}`))}
            />
          ))}
        </OptionGroup>
      )}
      {places.length > 0 && (
        <OptionGroup label="Go to">
          {places.map(({ label, href, Icon }) => (
            <MenuOption
              key={href}
              value={href}
              label={label}
              icon={<Icon aria-hidden className="size-4 text-text-3" />}
              onSelect={() => close(() => router.push(href))}
            />
          ))}
        </OptionGroup>
      )}
      <p role="status" className="px-2.5 py-2 text-12 text-text-3 empty:hidden">
        {state === "failed" && "The search failed. Try again in a moment."}
        {state === "looking" && "Searching"}
      </p>
    </>
  );
}

function placesOf(workspace: string, products: { key: string; name: string }[]) {
  return [
    ...products.map(({ key, name }) => ({
      ...{ label: `${name}: Feedback`, Icon: Inbox },
      href: `/${workspace}/products/${key}/feedback` as const,
    })),
    { label: "Contacts", href: `/${workspace}/contacts` as const, Icon: Users },
    { label: "Workspace settings", href: `/${workspace}/settings` as const, Icon: Settings },
  ];
}
