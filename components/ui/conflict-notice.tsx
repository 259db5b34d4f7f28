import type { Conflict } from "#lib/form-state.ts";
import { Banner } from "./banner.tsx";
import { Button } from "./button.tsx";
import { SubmitButton } from "./submit-button.tsx";

type ConflictNoticeProps = { conflict: Conflict; yours: string; onKeep: () => void };

/** Inside the form: "Save mine" sends it again, now knowing of the other value. */
export function ConflictNotice({ conflict, yours, onKeep }: ConflictNoticeProps) {
  return (
    <Banner
      tone="warning"
      role="alert"
      title={
        <>
          <bdi>{conflict.by ?? "Somebody"}</bdi> changed this to “<bdi>{conflict.theirs}</bdi>”
          while you were editing.
        </>
      }
    >
      You entered “<bdi>{yours}</bdi>”.
      <div className="mt-2.5 flex flex-wrap gap-2">
        <Button size="sm" onClick={onKeep}>
          Keep theirs
        </Button>
        <SubmitButton size="sm" variant="secondary" busyLabel="Saving">
          Save mine
        </SubmitButton>
      </div>
    </Banner>
  );
}
