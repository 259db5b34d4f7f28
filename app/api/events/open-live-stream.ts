import { isStillMember } from "#lib/auth/sessions/is-still-member.ts";
import { subscribe } from "#lib/live.ts";

type Who = { userId: string; workspaceId: string; sessionId: string };

const heartbeatMs = 10_000;
const mostWaiting = 64;

/** Ends by itself when the session or the membership has ended, or when the reader falls far behind. */
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
      const unsubscribe = subscribe(who.workspaceId, ({ kind, productId }) =>
        send(`data: ${JSON.stringify({ kind, productId })}\n\n`),
      );
      const heartbeat = setInterval(async () => {
        const mayStay = await isStillMember(who).catch(() => false);
        if (mayStay) send(": still here\n\n");
        else stop();
      }, heartbeatMs);
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
