import { receiveWebhook } from "#lib/intercom/webhook-to-ticket/receive-webhook.ts";
import type { Notification } from "#tests/support/intercom-simulator/webhooks/notification.ts";
import { signBody } from "#tests/support/intercom-simulator/webhooks/sign-body.ts";
import type { Step } from "./history.ts";

export type Post = ReturnType<typeof createPost>;

/** Intercom's notifications on their way: lost, doubled, late and in another order. */
export function createPost(clientSecret: string) {
  let under: Notification[] = [];
  let late: Notification[] = [];
  const receive = async (notification: Notification) => {
    const body = Buffer.from(JSON.stringify(notification));
    const headers = new Headers({ "x-hub-signature": signBody(body, clientSecret) });
    const status = await receiveWebhook(body, headers);
    if (status !== 200) throw new Error(`A notification was answered ${status}`);
  };
  return {
    send(notifications: Notification[], fate: Step["fate"]) {
      if (fate === "late") late.push(...notifications);
      if (fate === "in time") under.push(...notifications);
      if (fate !== "doubled") return;
      const again = notifications.map((one) => ({ ...one, id: `${one.id}-again` }));
      under.push(...again, ...notifications, ...notifications);
    },
    isAny: (of: "in time" | "half") => under.length > 0 || (of === "half" && late.length > 0),
    /** Those in time arrive, the newest first; with `all` the late ones too, or half of them. */
    async arrive(of: "in time" | "half" | "all") {
      const count = { "in time": 0, half: Math.ceil(late.length / 2), all: late.length }[of];
      const arriving = [...under.reverse(), ...late.slice(0, count)];
      under = [];
      late = late.slice(count);
      await Promise.all(arriving.map(receive));
    },
    age(seconds: number) {
      under = under.map((one) => older(one, seconds));
      late = late.map((one) => older(one, seconds));
    },
  };
}

/** What it says of times, in words or in numbers, is that much earlier. */
function older(notification: Notification, seconds: number): Notification {
  return JSON.parse(JSON.stringify(notification), (key, value: unknown) => {
    if (!key.endsWith("_at")) return value;
    if (typeof value === "number" && value > 0) return value - seconds;
    if (typeof value !== "string") return value;
    return new Date(Date.parse(value) - seconds * 1000).toISOString();
  });
}
