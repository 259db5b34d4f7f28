import { type RefObject, useEffect, useState } from "react";

const whereOneTypes = "input, textarea, select, [contenteditable], [role$=dialog], [role=menu]";

/** "/" leads to the search, from wherever it is not something that one types. Answers whether it does so yet. */
export function useSearchKey(field: RefObject<HTMLInputElement | null>): boolean {
  const [works, setWorks] = useState(false);
  useEffect(() => {
    function lead(event: KeyboardEvent) {
      const { key, ctrlKey, metaKey, altKey, target } = event;
      if (key !== "/" || ctrlKey || metaKey || altKey || event.defaultPrevented) return;
      if (target instanceof Element && target.closest(whereOneTypes)) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    }
    document.addEventListener("keydown", lead);
    setWorks(true);
    return () => document.removeEventListener("keydown", lead);
  }, [field]);
  return works;
}
