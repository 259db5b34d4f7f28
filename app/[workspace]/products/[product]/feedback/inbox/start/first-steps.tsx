import { ButtonLink } from "#components/ui/button-link.tsx";
import { isAdmin, type Member } from "#lib/auth/member.ts";
import type { FirstSteps as Steps } from "#lib/feedback/inbox/find-first-steps.ts";
import type { Product } from "#lib/products/list-products.ts";
import { Step } from "./step.tsx";
import { Watching } from "./watching.tsx";

type FirstStepsProps = { member: Member; product: Product; steps: Steps };

export function FirstSteps({ member, product, steps }: FirstStepsProps) {
  const { connection, needsReconnecting, watching } = steps;
  const settings = `/${member.workspaceSlug}/settings/integrations/intercom`;
  const tags = `/${member.workspaceSlug}/products/${product.key}/settings/feedback`;
  const isWatching = watching.length > 0;
  const isConnected = connection !== null && !needsReconnecting;
  const isSwitchOff = isConnected && !steps.workspaceSwitchIsOn;
  const way = (href: string, label: string) =>
    isAdmin(member) ? (
      <ButtonLink href={href} variant="primary">
        {label}
      </ButtonLink>
    ) : (
      <p className="text-12">Owners and admins can do this.</p>
    );
  return (
    <div className="relative min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto max-w-167 px-6 py-18 max-md:px-4 max-md:py-8">
        <h2 className="font-semibold text-[1.625rem] leading-8.5 tracking-display">
          Three steps to the first ticket
        </h2>
        <p className="mt-2 text-14 text-text-3">
          Then every conversation your support team tags arrives here within seconds.
        </p>
        <ol className="mt-7 overflow-hidden rounded-xl border bg-card">
          <Step
            number={1}
            title="Connect Intercom"
            state={isConnected ? "done" : "next"}
            action={
              (needsReconnecting && way(settings, "Reconnect")) ||
              (!connection && way(settings, "Connect Intercom"))
            }
          >
            {connection ? (
              <>
                Connected to <bdi>{connection.intercomWorkspaceName}</bdi> by{" "}
                <bdi>{connection.connectedByName}</bdi>.
              </>
            ) : (
              "Timebook reads the conversations your team tags. It never writes to Intercom."
            )}
            {needsReconnecting && " It has to be reconnected before tickets can arrive."}
          </Step>
          <Step
            number={2}
            title="Choose a trigger tag"
            state={isWatching ? "done" : isConnected ? "next" : "later"}
            action={
              (isSwitchOff && way(settings, "Turn on Sync feedback")) ||
              (isConnected && !isWatching && way(tags, "Choose tags"))
            }
          >
            The tag your support team adds when a conversation is about <bdi>{product.name}</bdi>.
          </Step>
          <Step
            number={3}
            title="Tag a conversation"
            state={isWatching && isConnected ? "next" : "later"}
          >
            Add the tag in Intercom. The ticket appears on this page by itself.
            <Watching tags={watching} />
          </Step>
        </ol>
      </div>
    </div>
  );
}
