import type { ReactNode } from "react";
import { Banner } from "#components/ui/banner.tsx";
import { CardBody } from "#components/ui/card.tsx";
import type { Member } from "#lib/auth/member.ts";
import { isAdmin } from "#lib/auth/member.ts";
import type { LiveConnection } from "#lib/intercom/connection/find-connection.ts";
import type { ProductSync } from "#lib/intercom/settings/find-product-sync.ts";
import { listTags } from "#lib/intercom/tags/list-tags.ts";
import { Obstacle } from "./obstacle.tsx";
import { RefreshTags } from "./refresh-tags.tsx";
import { TagsFailed } from "./tags-failed.tsx";
import { TriggerTags } from "./trigger-tags.tsx";

type TagSectionProps = {
  member: Member;
  connection: LiveConnection;
  product: { id: string };
  sync: ProductSync;
  mayChange: boolean;
};

export async function TagSection({
  member,
  connection,
  product,
  sync,
  mayChange,
}: TagSectionProps) {
  const { intercomAppId, tagsFetchedAt, tagsFailure } = connection;
  const tags = await listTags(member, { productId: product.id, intercomAppId });
  const workspace = member.workspaceSlug;
  const mayFetch = mayChange && connection.state === "connected";
  const failed = tagsFailure !== null || tagsFetchedAt === null;
  if (!sync.on)
    return <SwitchedOff chosen={tags.filter((tag) => tag.chosen).length} {...{ mayChange }} />;
  const heading = <Heading>{mayFetch && !failed && <RefreshTags workspace={workspace} />}</Heading>;
  return (
    <>
      <Obstacle member={member} connection={connection} />
      <CardBody className="grid grid-cols-[minmax(0,1fr)] gap-3 py-4.5!">
        {tags.length === 0 && heading}
        {failed && <TagsFailed reason={tagsFailure} workspace={workspace} mayFetch={mayFetch} />}
        {!failed && tags.length === 0 && (
          <Banner tone="quiet" title="This Intercom workspace has no tags yet.">
            Make one in Intercom: Settings → Data → Tags. Then refresh.
          </Banner>
        )}
        {tags.length > 0 && (
          <TriggerTags
            workspace={workspace}
            productId={product.id}
            tags={tags}
            disabled={!mayChange}
            counts={connection.syncFeedback}
            heading={heading}
          />
        )}
        {!isAdmin(member) && <OnlyAdmins />}
      </CardBody>
    </>
  );
}

function Heading({ children }: { children: ReactNode }) {
  return (
    <div className="flex items-end justify-between gap-3">
      <div>
        <p id="trigger-tags" className="font-medium">
          Trigger tags
        </p>
        <p id="trigger-tags-note" className="text-text-3">
          Only tags added from now on count.
        </p>
      </div>
      {children}
    </div>
  );
}

function SwitchedOff({ chosen, mayChange }: { chosen: number; mayChange: boolean }) {
  if (chosen === 0 && mayChange) return null;
  return (
    <CardBody className="text-text-3">
      {chosen > 0 && (
        <p>
          {chosen === 1 ? "The trigger tag is" : `The ${chosen} trigger tags are`} kept, and counted
          again from the moment this is switched on.
        </p>
      )}
      {!mayChange && <OnlyAdmins />}
    </CardBody>
  );
}

function OnlyAdmins() {
  return <p className="text-text-3">Only an owner or admin of this workspace can change this.</p>;
}
