const names = new Map<string, string>();

/** Of whom a list is filtered by: where none of it is left, no row says their name. */
export function rememberName(id: string, name: string): void {
  names.set(id, name);
}

export function nameOfPicked(id: string): string | undefined {
  return names.get(id);
}
