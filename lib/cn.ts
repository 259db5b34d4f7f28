import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// Without our own names `text-13` would count as a colour and cancel `text-text-2`.
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["11", "12", "13", "14", "16", "18", "22", "30"],
      "font-weight": ["regular", "medium", "semibold"],
      tracking: ["tight", "display"],
      radius: ["xs", "sm", "md", "lg", "xl", "full"],
      shadow: ["xs", "sm", "md", "lg"],
    },
  },
});

export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
