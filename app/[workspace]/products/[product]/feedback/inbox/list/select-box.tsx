import { Check } from "lucide-react";
import { cn } from "#lib/cn.ts";

type SelectBoxProps = { label: string; isChecked: boolean; onToggle: () => void };

/** Out of the order of tabs: the key x selects the row that has the focus. */
export function SelectBox({ label, isChecked, onToggle }: SelectBoxProps) {
  return (
    <label className="flex w-10 shrink-0 cursor-default items-center justify-center ps-1.5 max-md:items-start max-md:pt-3">
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={label}
        checked={isChecked}
        onChange={onToggle}
        className="peer sr-only"
      />
      <span
        aria-hidden
        className={cn(
          "grid size-4 place-items-center rounded-xs bg-canvas inset-ring inset-ring-control-line max-md:size-5",
          "peer-checked:bg-primary peer-checked:inset-ring-primary peer-focus-visible:outline-2 peer-focus-visible:outline-focus peer-focus-visible:outline-offset-2",
        )}
      >
        {isChecked && <Check strokeWidth={3} className="size-3 text-on-primary" />}
      </span>
    </label>
  );
}
