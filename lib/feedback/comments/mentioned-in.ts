/** "@[Name](id)", as a comment keeps it. */
export const mention = /@\[([^\]\n]{1,100})\]\(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/g;

const mostMentioned = 50;

/** Ids of the users whom a comment mentions. Whether they are members is for others to say. */
export function mentionedIn(body: string): string[] {
  const ids = new Set([...body.matchAll(mention)].map(([, , id = ""]) => id));
  return [...ids].slice(0, mostMentioned);
}
