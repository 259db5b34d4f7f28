import type { CommandPage, CommandScope } from "./command-scope.ts";
import { hasWords, MenuOption, OptionGroup } from "./menu-option.tsx";

type ChoicePageProps = {
  page: Exclude<CommandPage, "root">;
  words: string;
  scope: CommandScope | null;
  close: (then: () => void) => void;
};

/** One of the values that a property can have. */
export function ChoicePage({ page, words, scope, close }: ChoicePageProps) {
  const choices = scope?.choices(page).filter(({ label }) => hasWords(label, words)) ?? [];
  if (choices.length === 0) return <p className="px-2.5 py-6 text-center text-text-3">No match</p>;
  return (
    <OptionGroup label={`On ${scope?.about ?? "nothing"}`}>
      {choices.map(({ value, label, icon, hint }) => (
        <MenuOption
          key={value}
          value={value}
          label={label}
          icon={icon}
          hint={hint}
          onSelect={() => close(() => scope?.choose(page, value))}
        />
      ))}
    </OptionGroup>
  );
}
