/** One of the avatars' six tints (1–6), always the same for one id. */
export function tintOf(id: string): number {
  let hash = 0;
  for (let at = 0; at < id.length; at += 1) hash = (hash * 31 + id.charCodeAt(at)) >>> 0;
  return (hash % 6) + 1;
}
