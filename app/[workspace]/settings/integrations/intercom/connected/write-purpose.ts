/** What a switch does, or why it cannot be moved while Intercom does not accept the access. */
export function writePurpose(purpose: string, { on, paused }: { on: boolean; paused: boolean }) {
  if (!paused) return purpose;
  return on
    ? "Paused until Intercom is reconnected. Your choice is kept."
    : "Off. It can be turned on once Intercom is reconnected.";
}
