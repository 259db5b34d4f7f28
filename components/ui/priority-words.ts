export const priorityWords = {
  high: "High",
  medium: "Medium",
  low: "Low",
  none: "No priority",
} as const;
