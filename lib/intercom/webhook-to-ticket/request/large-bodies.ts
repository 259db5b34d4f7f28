const mostAtOnce = 8;
const inside = new Set<() => void>();
const waiting = new Set<() => void>();

/**
 * Calls `onTurn` when one of eight places is free; the function returned gives the place, or the wait for it, up.
 * Who sent a body is known only when all of it is there, so this bounds what strangers can have us hold.
 */
export function takePlace(onTurn: () => void): () => void {
  waiting.add(onTurn);
  letIn();
  return () => {
    waiting.delete(onTurn);
    inside.delete(onTurn);
    letIn();
  };
}

function letIn(): void {
  for (const onTurn of waiting) {
    if (inside.size >= mostAtOnce) return;
    waiting.delete(onTurn);
    inside.add(onTurn);
    onTurn();
  }
}
