import { expect, test } from "vitest";
import { snoozeChoices } from "#app/[workspace]/products/[product]/feedback/inbox/keys/snooze-choices.ts";

const labels = (day: string) => snoozeChoices(new Date(day), "UTC").map(({ label }) => label);

test("on a Sunday, when the next week begins tomorrow, that moment is offered once", () => {
  expect(labels("2026-11-29T10:00:00")).not.toContain("Until next week");
  expect(labels("2026-11-28T10:00:00")).toContain("Until next week");
});
