import { isStillMember } from "#lib/auth/sessions/is-still-member.ts";
import { subscribe } from "#lib/live.ts";

type Who = { userId: string; workspaceId: string; sessionId: string };

const heartbeatMs = 10_000;
const trustMs = 1_000;
const mostWaiting = 64;

/**
 * Ends by itself when the reader falls far behind, and when the session or the membership has ended: that is looked up
 * before anything is told, at most once a second, but always after somebody's membership changed.
 */
export function openLiveStream(who: Who, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let release = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      let open = true;
      const send = (text: string) => {
        // A check that was on its way when the reader left ends here.
        if (!open) return;
        if ((controller.desiredSize ?? 0) < -mostWaiting) return stop();
        controller.enqueue(encoder.encode(text));
      };
      let checkedAt = Date.now();
      let told = Promise.resolve();
      const tell = (text: string, trusted: boolean) => {
        told = told.then(async () => {
          if (open && !(trusted && Date.now() - checkedAt < trustMs)) {
            if (!(await isStillMember(who).catch(() => false))) stop();
            checkedAt = Date.now();
          }
          send(text);
        });
      };
      const unsubscribe = subscribe(who.workspaceId, ({ kind, productId, userId }) => {
        if (userId && userId !== who.userId) return;
        tell(`data: ${JSON.stringify({ kind, productId })}\n\n`, kind !== "members");
      });
      const heartbeat = setInterval(() => tell(": still here\n\n", false), heartbeatMs);
      release = () => {
        open = false;
        clearInterval(heartbeat);
        unsubscribe();
      };
      function stop() {
        if (!open) return;
        release();
        controller.close();
      }
      signal.addEventListener("abort", stop, { once: true });
      send(": listening\n\n");
    },
    cancel: () => release(),
  });
}
