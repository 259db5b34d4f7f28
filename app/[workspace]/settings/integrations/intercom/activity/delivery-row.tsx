import type { Viewer } from "#app/current-viewer.ts";
import { AppLink } from "#components/ui/app-link.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { DeliveryView } from "#lib/intercom/activity/list-deliveries.ts";
import { outcomeIcons, outcomeWords, topicWords } from "./delivery-words.tsx";
import { ReplayForm } from "./replay-form.tsx";

/** `replay`: the workspace to replay it in, null where it cannot be. */
type Props = { delivery: DeliveryView; href: string; viewer: Viewer; replay: string | null };

export function DeliveryRow({ delivery, href, viewer, replay }: Props) {
  return (
    <li className="relative flex min-h-10 items-center gap-3 border-t px-5 py-2 last:rounded-b-xl hover:bg-hover max-md:flex-wrap max-md:gap-y-1">
      {outcomeIcons[delivery.outcome]}
      <AppLink
        href={href}
        dir="auto"
        className="min-w-0 flex-1 text-pretty break-words after:absolute after:inset-0"
      >
        {outcomeWords(delivery, viewer)}
      </AppLink>
      {replay && (
        <span className="relative">
          <ReplayForm workspace={replay} id={delivery.id}>
            Replay
          </ReplayForm>
        </span>
      )}
      <span className="flex items-center gap-3 text-12 text-text-3 max-md:basis-full max-md:ps-7">
        <span>{topicWords(delivery.topic)}</span>
        <RelativeTime
          value={delivery.receivedAt}
          form="bare"
          className="nums relative min-w-12 md:text-end"
          {...viewer}
        />
      </span>
    </li>
  );
}
