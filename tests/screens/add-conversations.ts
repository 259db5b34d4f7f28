import type { SimWorkspace } from "#tests/support/intercom-simulator/workspace/sim-workspace.ts";

const daySeconds = 86_400;

const asked: [title: string, body: string][] = [
  ["Let me reorder the day’s jobs", "The first job is not always the first stop. Can I drag them?"],
  [
    "Notes by voice while both hands are busy",
    "With gloves on I cannot type. Dictating would help.",
  ],
  ["Show who changed a note", "Two of us edited the same note and nobody knows what was lost."],
  ["Bigger text in the workshop", "The tablet hangs two metres away and the text is tiny."],
  ["Search by frame number", "Customers only remember the number on the frame."],
  ["Weekly summary by e-mail", "I would like the numbers on Monday morning, before the meeting."],
  ["Undo after deleting a job", "I deleted the wrong job and had to write it all again."],
  ["Sort spare parts by shelf", "The list is alphabetical, our shelves are not."],
  ["Photos turn sideways on older phones", "Every picture from the old phones is rotated."],
  ["Remember the last bike of a customer", "Most people come back with the same bike."],
];

/** Some weeks' worth of what customers ask, so that a list has something to show. */
export function addConversations({ record, addConversation }: SimWorkspace): void {
  const contacts = [...record.contacts.values()];
  for (const [index, [title, body]] of asked.entries()) {
    const contact = contacts[(index * 3) % contacts.length];
    const at = Math.floor(Date.now() / 1000) - (20 - index) * daySeconds;
    if (contact) addConversation({ contacts: [contact], title, body, at, deliver: false });
  }
}
