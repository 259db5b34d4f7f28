import type { Delivery, SimulatorState } from "#tests/support/intercom-simulator/state.ts";
import type { Notification } from "./notification.ts";
import { type PostResult, postOnce } from "./post-once.ts";
import { signBody } from "./sign-body.ts";

export type SenderTiming = { retryDelayMs: number; answerTimeoutMs: number };

export type WebhookSender = {
  /** Resolves with the first attempt; the retry happens later by itself. */
  send(notification: Notification): Promise<Delivery | null>;
  checkUrl(): Promise<number | null>;
  postUninstall(appId: string): Promise<void>;
  /** Waits for every attempt under way, not for the retries still to come. */
  settled(): Promise<void>;
  stop(): void;
};

const attemptsAllowed = 2;
const longestThrottle = 120;

export function createWebhookSender(state: SimulatorState, timing: SenderTiming): WebhookSender {
  const underWay = new Set<Promise<unknown>>();
  const timers = new Set<NodeJS.Timeout>();
  const track = <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  };
  const later = (delayMs: number, work: () => Promise<unknown>) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      void track(work());
    }, delayMs);
    timers.add(timer);
  };
  const send = async (notification: Notification): Promise<Delivery | null> => {
    if (!state.webhook.url || state.webhook.disabled) return null;
    const throttledMs = state.webhook.throttledUntil - Date.now();
    if (throttledMs > 0) {
      later(throttledMs, () => send(notification));
      return null;
    }
    const delivery = await attempt(state, timing, notification, state.webhook.url);
    const delayMs = retryDelay(state, timing, delivery);
    if (delayMs === null) return delivery;
    delivery.retryAt = Date.now() + delayMs;
    later(delayMs, () =>
      send({ ...notification, delivery_attempts: notification.delivery_attempts + 1 }),
    );
    return delivery;
  };
  return {
    send: (notification) => track(send(notification)),
    checkUrl: () => checkUrl(state, timing),
    postUninstall: (appId) => track(postUninstall(state, timing, appId)),
    settled: async () => {
      while (underWay.size > 0) await Promise.allSettled([...underWay]);
    },
    stop: () => timers.forEach((timer) => void clearTimeout(timer)),
  };
}

async function attempt(
  state: SimulatorState,
  timing: SenderTiming,
  notification: Notification,
  url: string,
): Promise<Delivery> {
  const body = JSON.stringify(notification);
  const result = await post(state, timing, url, body);
  const lost = state.webhook.lostAnswers > 0;
  if (lost) state.webhook.lostAnswers -= 1;
  const delivery: Delivery = {
    at: Date.now(),
    appId: notification.app_id,
    topic: notification.topic,
    notificationId: notification.id,
    attempt: notification.delivery_attempts,
    url,
    body,
    ...result,
    ...(lost && { status: null, error: "answer lost" }),
    retryAt: null,
  };
  state.deliveries.push(delivery);
  return delivery;
}

function post(
  state: SimulatorState,
  timing: SenderTiming,
  url: string,
  body: string,
): Promise<PostResult> {
  const bytes = Buffer.from(body);
  return postOnce({
    method: "POST",
    url,
    bytes,
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      "user-agent": "intercom-parrot-service-client/1.0",
      "x-hub-signature": signBody(bytes, state.app.clientSecret),
    },
    timeoutMs: timing.answerTimeoutMs,
  });
}

/** Intercom's rule: one retry a minute later; 410 ends the subscription, 429 slows it down. */
function retryDelay(state: SimulatorState, timing: SenderTiming, delivery: Delivery) {
  const { status, attempt } = delivery;
  if (status !== null && status >= 200 && status < 300) return null;
  if (status === 410) {
    state.webhook.disabled = true;
    return null;
  }
  if (status === 429) {
    const factor = 2 ** (attempt - 1);
    if (factor > longestThrottle) return null;
    state.webhook.throttledUntil = Date.now() + timing.retryDelayMs * factor;
    return timing.retryDelayMs * factor;
  }
  return attempt < attemptsAllowed ? timing.retryDelayMs : null;
}

async function checkUrl(state: SimulatorState, timing: SenderTiming): Promise<number | null> {
  if (!state.webhook.url) return null;
  const empty = { bytes: Buffer.alloc(0), headers: {}, timeoutMs: timing.answerTimeoutMs };
  const result = await postOnce({ method: "HEAD", url: state.webhook.url, ...empty });
  return result.status;
}

async function postUninstall(state: SimulatorState, timing: SenderTiming, appId: string) {
  if (!state.app.uninstallUrl) return;
  await postOnce({
    method: "POST",
    url: state.app.uninstallUrl,
    bytes: Buffer.from(JSON.stringify({ app_id: appId })),
    headers: { accept: "*/*", "content-type": "application/json" },
    timeoutMs: timing.answerTimeoutMs,
  });
}
