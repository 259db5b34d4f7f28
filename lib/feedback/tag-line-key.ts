/** Names one tagging among a ticket's lines of activity, so that a repeat adds none. */
export function tagLineKey(tag: { id: string }, addedAt: Date): string {
  return `tag:${tag.id}:${Math.floor(addedAt.getTime() / 1000)}`;
}
