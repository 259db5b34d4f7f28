/** What holds calls to what Intercom allows. */
export type Pace = {
  /** Before each call. Null: call now; otherwise when to try again. */
  take(): Promise<Date | null>;
  /** After each answer, refusals too, with the headers that tell what is left. */
  note(answer: { status: number; headers: Headers }): void;
};
