import type { RunView } from "#lib/intercom/activity/list-runs.ts";

type Run = Pick<RunView, "kind" | "people" | "written" | "endedAt">;

/** "All 18,302 people read from Intercom · 12 changes" */
export function runWords({ kind, people, written, endedAt }: Run): string {
  if (!endedAt) return `Contact import, not ended yet · ${soFar(people)} so far`;
  return `${kind === "full" ? allOf(people) : "Changes read from Intercom"} · ${changes(written)}`;
}

function allOf(people: number): string {
  if (people === 0) return "Nobody is in Intercom’s Contacts";
  if (people === 1) return "The one person read from Intercom";
  return `All ${people.toLocaleString("en")} people read from Intercom`;
}

function soFar(people: number): string {
  return people === 1 ? "1 person" : `${people.toLocaleString("en")} people`;
}

function changes(written: number): string {
  if (written === 0) return "nothing changed";
  return written === 1 ? "1 change" : `${written.toLocaleString("en")} changes`;
}
