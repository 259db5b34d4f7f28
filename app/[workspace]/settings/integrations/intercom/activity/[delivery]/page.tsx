import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import {
  outcomeIcons,
  outcomeWords,
  topicWords,
} from "#app/[workspace]/settings/integrations/intercom/activity/delivery-words.tsx";
import { ReplayForm } from "#app/[workspace]/settings/integrations/intercom/activity/replay-form.tsx";
import { currentViewer } from "#app/current-viewer.ts";
import { AppLink } from "#components/ui/app-link.tsx";
import { Card, CardBody, CardHeader } from "#components/ui/card.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { isAdmin } from "#lib/auth/member.ts";
import { requireMember } from "#lib/auth/require-member.ts";
import { findDelivery, type WholeDelivery } from "#lib/intercom/activity/find-delivery.ts";

type DeliveryPageProps = { params: Promise<{ workspace: string; delivery: string }> };

export const metadata: Metadata = { title: "Delivery · Intercom" };

export default async function DeliveryPage({ params }: DeliveryPageProps) {
  const { workspace, delivery: id } = await params;
  const member = await requireMember(workspace);
  const delivery = (await findDelivery(member, id)) ?? notFound();
  const viewer = await currentViewer();
  const { outcome, topic, attempts, receivedAt, finishedAt } = delivery;
  return (
    <>
      <AppLink
        href={`/${member.workspaceSlug}/settings/integrations/intercom#activity`}
        className="link inline-flex items-center gap-1.5"
      >
        <ArrowLeft aria-hidden className="size-4" />
        Activity
      </AppLink>
      <Card labelledBy="delivery">
        <CardHeader
          titleId="delivery"
          title={outcomeWords(delivery, viewer)}
          description={`${topicWords(topic)} · ${topic}`}
          icon={outcomeIcons[outcome]}
        >
          {isAdmin(member) && delivery.canReplay && (
            <ReplayForm workspace={member.workspaceSlug} id={id}>
              Replay
            </ReplayForm>
          )}
        </CardHeader>
        <Facts
          items={[
            { label: "Received", value: <RelativeTime value={receivedAt} {...viewer} /> },
            {
              label: "Worked off",
              value: finishedAt ? workedOff(receivedAt, finishedAt) : "Not yet",
            },
            { label: "Tries", value: attempts },
            { label: "Intercom workspace", value: <code>{delivery.intercomAppId}</code> },
          ]}
        />
        {delivery.notificationId && (
          <CardBody>
            <span className="text-12 text-text-3">Intercom’s id of the notification</span>{" "}
            <code className="break-all">{delivery.notificationId}</code>
          </CardBody>
        )}
      </Card>
      <Card labelledBy="payload">
        <CardHeader
          titleId="payload"
          title="What Intercom sent"
          description="Names, addresses and everything that somebody wrote are left out; ids, kinds and times are as they came."
        />
        <CardBody className="p-0!">
          <Payload delivery={delivery} />
        </CardBody>
      </Card>
    </>
  );
}

function Payload({ delivery: { payload, bytes } }: { delivery: WholeDelivery }) {
  if (payload === null) {
    return (
      <p className="px-5 py-8 text-center text-text-3">
        {bytes === null
          ? "It is not kept any more: what was sent is deleted seven days after it was worked off."
          : `It cannot be shown: ${bytes.toLocaleString("en")} bytes, too large or not to be read.`}
      </p>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <pre tabIndex={0} className="max-h-120 overflow-auto px-5 py-4 text-12 leading-5">
      <code>{payload}</code>
    </pre>
  );
}

function workedOff(received: Date, finished: Date): string {
  const seconds = (finished.getTime() - received.getTime()) / 1000;
  return seconds < 60
    ? `after ${seconds.toFixed(2)} seconds`
    : `after ${Math.round(seconds / 60)} minutes`;
}
