import { useState } from "react";

export type Selection = {
  ids: ReadonlySet<string>;
  /** Everything that matches, also what is not loaded. */
  isAll: boolean;
  has: (id: string) => boolean;
  isEmpty: boolean;
  toggle: (id: string) => void;
  add: (ids: string[]) => void;
  selectAll: () => void;
  clear: () => void;
};

const none: ReadonlySet<string> = new Set();

/** Of one list: another one begins with nothing selected. */
export function useSelection(search: string): Selection {
  const [chosen, setChosen] = useState({ search, ids: none, isAll: false });
  const { ids, isAll } = chosen.search === search ? chosen : { ids: none, isAll: false };

  function choose(next: Iterable<string>) {
    setChosen({ search, ids: new Set(next), isAll: false });
  }

  return {
    ids,
    isAll,
    has: (id) => isAll || ids.has(id),
    isEmpty: !isAll && ids.size === 0,
    toggle: (id) => choose(ids.has(id) ? [...ids].filter((other) => other !== id) : [...ids, id]),
    add: (more) => choose([...ids, ...more]),
    selectAll: () => setChosen({ search, ids: none, isAll: true }),
    clear: () => choose([]),
  };
}
