import { CircleCheck, CircleMinus, CircleX, Clock } from "lucide-react";
import type { Viewer } from "#app/current-viewer.ts";
import { formatSoon } from "#components/ui/format-time.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { DeliveryView } from "#lib/intercom/activity/list-deliveries.ts";
import { ReplayForm } from "./replay-form.tsx";

/** `replay`: the workspace to replay it in, null where it cannot be. */
type Props = { delivery: DeliveryView; viewer: Viewer; replay: string | null };

const icons = {
  waiting: <Clock aria-hidden className="text-text-3" />,
  done: <CircleCheck aria-hidden className="text-success" />,
  ignored: <CircleMinus aria-hidden className="text-text-3" />,
  failed: <CircleX aria-hidden className="text-danger" />,
};

export function DeliveryRow({ delivery, viewer, replay }: Props) {
  return (
    <li className="flex min-h-10 items-center gap-3 border-t px-5 py-2 last:rounded-b-xl hover:bg-hover max-md:flex-wrap max-md:gap-y-1">
      {icons[delivery.outcome]}
      <span className="min-w-0 flex-1 text-pretty break-words" dir="auto">
        {wordsOf(delivery, viewer)}
      </span>
      {replay && (
        <ReplayForm workspace={replay} id={delivery.id}>
          Replay
        </ReplayForm>
      )}
      <span className="flex items-center gap-3 text-12 text-text-3 max-md:basis-full max-md:ps-7">
        <span>{topicWords(delivery.topic)}</span>
        <RelativeTime
          value={delivery.receivedAt}
          form="bare"
          className="nums min-w-12 md:text-end"
          {...viewer}
        />
      </span>
    </li>
  );
}

function wordsOf({ outcome, summary, nextTryAt }: DeliveryView, viewer: Viewer): string {
  if (outcome === "waiting") return summary ?? "Received, waiting to be worked off";
  if (outcome !== "failed") return summary ?? (outcome === "done" ? "Done" : "Ignored");
  const reason = summary?.replace(/^Failed: /, "") ?? "no reason was kept";
  if (!nextTryAt) return `Failed: ${reason}. Not tried again by itself.`;
  return `Failed: ${reason}, next try ${formatSoon(nextTryAt, viewer)}`;
}

const words: Record<string, string> = { "conversation_part.tag.created": "conversation tagged" };

function topicWords(topic: string): string {
  return words[topic] ?? topic.replace(/[._]+/g, " ");
}
