export const statusWords = {
  todo: "To do",
  in_progress: "In progress",
  done: "Done",
  canceled: "Canceled",
  snoozed: "Snoozed",
} as const;
