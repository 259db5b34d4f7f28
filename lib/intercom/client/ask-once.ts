/** Asks for each id once; an answer that failed is not kept. */
export function askOnce<T>(ask: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return async (id) => {
    const known = answers.get(id);
    if (known) return known;
    const asked = ask(id);
    answers.set(id, asked);
    asked.catch(() => answers.delete(id));
    return asked;
  };
}
