import { Key } from "#components/ui/key.tsx";

const hints: [keys: string[], does: string][] = [
  [["J", "K"], "move"],
  [["↵"], "open"],
  [["X"], "select"],
  [["E"], "done"],
  [["A"], "assign"],
  [["S"], "status"],
];

type KeyHintsProps = { onShortcuts: () => void };

/** Under the list; for whoever has no keyboard it is not there. */
export function KeyHints({ onShortcuts }: KeyHintsProps) {
  return (
    <div className="flex h-8 shrink-0 items-center gap-3.5 overflow-hidden border-t bg-sunken px-3.5 text-12 text-text-3 max-md:hidden pointer-coarse:hidden">
      {hints.map(([keys, does]) => (
        <span key={does} aria-hidden className="flex items-center gap-1">
          {keys.map((key) => (
            <Key key={key}>{key}</Key>
          ))}
          <span className="ps-0.5">{does}</span>
        </span>
      ))}
      <button
        type="button"
        onClick={onShortcuts}
        className="hit ms-auto flex items-center gap-1.5 whitespace-nowrap rounded-sm hover:text-text"
      >
        <Key>?</Key> all shortcuts
      </button>
    </div>
  );
}
