import { Card, CardHeader } from "#components/ui/card.tsx";
import { isOwner, type Member, type Owner } from "#lib/auth/member.ts";
import { findConnection } from "#lib/intercom/connection/find-connection.ts";
import { isShared } from "#lib/intercom/connection/is-shared.ts";
import { countContents } from "#lib/workspaces/deleting/count-contents.ts";
import { DeleteWorkspace } from "./delete-workspace.tsx";

export function DeleteCard({ member }: { member: Member }) {
  return (
    <Card labelledBy="delete">
      <CardHeader
        title="Delete workspace"
        titleId="delete"
        description={
          isOwner(member)
            ? "Everything in it goes for good. Export it first, if anybody may need it again."
            : "Only an owner can delete the workspace."
        }
      >
        {isOwner(member) && <DeleteIt owner={member} />}
      </CardHeader>
    </Card>
  );
}

async function DeleteIt({ owner }: { owner: Owner }) {
  const { workspaceSlug: slug, workspaceName: name } = owner;
  const [contents, atIntercom] = await Promise.all([countContents(owner), tellOfIntercom(owner)]);
  return <DeleteWorkspace workspace={{ slug, name }} contents={contents} atIntercom={atIntercom} />;
}

async function tellOfIntercom(owner: Owner): Promise<string> {
  const connection = await findConnection(owner);
  if (!("intercomAppId" in connection)) return "Nothing: no Intercom workspace is connected.";
  const { workspaceId } = owner;
  const { intercomAppId, intercomWorkspaceName } = connection;
  return (await isShared({ workspaceId, intercomAppId }))
    ? `Another Timebook workspace uses ${intercomWorkspaceName} too: the app stays installed there, and only our copy of the access is erased.`
    : `The app is uninstalled from ${intercomWorkspaceName}. Its people and conversations stay in Intercom.`;
}
