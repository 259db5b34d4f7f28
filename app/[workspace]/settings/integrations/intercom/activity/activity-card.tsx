import { RotateCcw } from "lucide-react";
import type { Viewer } from "#app/current-viewer.ts";
import { AppLink } from "#components/ui/app-link.tsx";
import { Card, CardBody } from "#components/ui/card.tsx";
import { isAdmin, type Member } from "#lib/auth/member.ts";
import { countDeliveries } from "#lib/intercom/activity/count-deliveries.ts";
import { listActivity } from "#lib/intercom/activity/list-activity.ts";
import { DeliveryRow } from "./delivery-row.tsx";
import { OutcomeFilter } from "./outcome-filter.tsx";
import type { ActivityPage } from "./read-activity-page.ts";
import { ReplayForm } from "./replay-form.tsx";
import { RunRow } from "./run-row.tsx";

type Props = { member: Member; page: ActivityPage; path: string; viewer: Viewer };

export async function ActivityCard({ member, page, path, viewer }: Props) {
  const [{ lines, older }, { dead }] = await Promise.all([
    listActivity(member, page),
    countDeliveries(member),
  ]);
  const canReplay = isAdmin(member);
  const href = (before?: string) => activityHref(path, page.filter, before);
  return (
    <Card labelledBy="activity">
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-2 px-5 py-3.5">
        <h2 id="activity" className="me-auto font-semibold text-14 tracking-tight">
          Activity
        </h2>
        <OutcomeFilter current={page.filter} href={(filter) => activityHref(path, filter)} />
        {canReplay && dead > 0 && (
          <ReplayForm workspace={member.workspaceSlug}>
            <RotateCcw aria-hidden />
            Replay failed
          </ReplayForm>
        )}
      </div>
      {lines.length === 0 ? (
        <p className="border-t px-5 py-8 text-center text-text-3">{emptyWords[page.filter]}</p>
      ) : (
        <ul>
          {lines.map(({ id, delivery, run }) =>
            run ? (
              <RunRow key={id} run={run} viewer={viewer} />
            ) : (
              <DeliveryRow
                key={id}
                delivery={delivery}
                href={`/${member.workspaceSlug}/settings/integrations/intercom/activity/${id}`}
                viewer={viewer}
                replay={canReplay && delivery.canReplay ? member.workspaceSlug : null}
              />
            ),
          )}
        </ul>
      )}
      {(older || page.before) && (
        <CardBody className="flex justify-between gap-4 py-2.5!">
          {page.before ? (
            <AppLink className="link" href={href()}>
              Show newest
            </AppLink>
          ) : (
            <span />
          )}
          {older && (
            <AppLink className="link" href={href(older)}>
              Show older
            </AppLink>
          )}
        </CardBody>
      )}
    </Card>
  );
}

const emptyWords = {
  all: "Nothing has arrived from Intercom yet. Every delivery, every sync of contacts, and what became of it is listed here.",
  done: "No delivery has been worked off yet.",
  ignored: "No delivery was ignored.",
  failed: "No delivery has failed.",
};

function activityHref(path: string, filter: string, before?: string): string {
  const query = new URLSearchParams();
  if (filter !== "all") query.set("activity", filter);
  if (before) query.set("before", before);
  return `${path}${query.size > 0 ? `?${query}` : ""}#activity`;
}
