import { CircleCheck, CircleMinus, CircleX, Clock } from "lucide-react";
import type { Viewer } from "#app/current-viewer.ts";
import { formatSoon } from "#components/ui/format-time.ts";
import type { DeliveryView } from "#lib/intercom/activity/list-deliveries.ts";

export const outcomeIcons = {
  waiting: <Clock aria-hidden className="text-text-3" />,
  done: <CircleCheck aria-hidden className="text-success" />,
  ignored: <CircleMinus aria-hidden className="text-text-3" />,
  failed: <CircleX aria-hidden className="text-danger" />,
};

type Told = Pick<DeliveryView, "outcome" | "summary" | "nextTryAt">;

export function outcomeWords({ outcome, summary, nextTryAt }: Told, viewer: Viewer): string {
  if (outcome === "waiting") return summary ?? "Received, waiting to be worked off";
  if (outcome !== "failed") return summary ?? (outcome === "done" ? "Done" : "Ignored");
  const reason = summary?.replace(/^Failed: /, "") ?? "no reason was kept";
  if (!nextTryAt) return `Failed: ${reason}. Not tried again by itself.`;
  return `Failed: ${reason}, next try ${formatSoon(nextTryAt, viewer)}`;
}

const words: Record<string, string> = { "conversation_part.tag.created": "conversation tagged" };

export function topicWords(topic: string): string {
  return words[topic] ?? topic.replace(/[._]+/g, " ");
}
