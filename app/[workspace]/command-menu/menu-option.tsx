import { Command } from "cmdk";
import type { ReactNode } from "react";
import { Key } from "#components/ui/key.tsx";

type MenuOptionProps = {
  value: string;
  icon?: ReactNode;
  label: string;
  /** At the end: what it belongs to, or the key that does the same. */
  hint?: string | null;
  shortcut?: string;
  onSelect: () => void;
};

export function MenuOption({ value, icon, label, hint, shortcut, onSelect }: MenuOptionProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex h-9.5 cursor-default select-none items-center gap-3 rounded-md px-2.5 data-[selected=true]:bg-pressed max-md:h-11 [&>svg]:shrink-0"
    >
      {icon}
      <bdi className="min-w-0 flex-1 truncate text-start">{label}</bdi>
      {hint && <bdi className="max-w-2/5 shrink-0 truncate text-12 text-text-3">{hint}</bdi>}
      {shortcut && (
        <span className="flex shrink-0 gap-1">
          {shortcut.split("+").map((key) => (
            <Key key={key}>{key.length === 1 ? key.toUpperCase() : key}</Key>
          ))}
        </span>
      )}
    </Command.Item>
  );
}

export function OptionGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={label}
      className="pt-2 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:text-text-3"
    >
      {children}
    </Command.Group>
  );
}

/** Every word begins or is within the label. */
export function hasWords(label: string, words: string): boolean {
  const text = label.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
}
