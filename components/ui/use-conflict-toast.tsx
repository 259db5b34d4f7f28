"use client";

import type { Conflict } from "#lib/form-state.ts";
import { useToast } from "./toast.tsx";

type Choice = {
  conflict: Conflict;
  /** Such as "the status". */
  what: string;
  yours: string;
  wordsOf: (value: string) => string;
  saveMine: () => void;
};

/** For what is saved as soon as it is chosen: both values, and the way to one's own; theirs stands already. */
export function useConflictToast(): (choice: Choice) => void {
  const toast = useToast();
  return ({ conflict: { by, theirs }, what, yours, wordsOf, saveMine }) =>
    toast({
      title: (
        <>
          <bdi>{by ?? "Somebody"}</bdi> changed {what} to <bdi>{wordsOf(theirs)}</bdi> meanwhile.
          You chose <bdi>{wordsOf(yours)}</bdi>.
        </>
      ),
      tone: "failed",
      stays: true,
      action: { label: "Save mine", onClick: saveMine },
    });
}
