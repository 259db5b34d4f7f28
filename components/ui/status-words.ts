export const statusWords = {
  todo: "To do",
  in_progress: "In progress",
  done: "Done",
  canceled: "Canceled",
} as const;
