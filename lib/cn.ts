import { type ClassValue, clsx } from "clsx";

/** Joins them. A class that has to win over another one about the same ends with "!". */
export function cn(...classes: ClassValue[]): string {
  return clsx(classes);
}
