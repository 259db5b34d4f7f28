const names = new Map<string, string>();

/** Of whom a list is filtered by, until it comes and says it. */
export function rememberName(id: string, name: string): void {
  names.set(id, name);
}

export function nameOfPicked(id: string): string | undefined {
  return names.get(id);
}
