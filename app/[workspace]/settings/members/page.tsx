import type { Metadata } from "next";
import { currentViewer } from "#app/current-viewer.ts";
import { Card, CardBody, CardHeader } from "#components/ui/card.tsx";
import { isAdmin, isOwner, type Role } from "#lib/auth/member.ts";
import { requireMember } from "#lib/auth/require-member.ts";
import { listInvitations } from "#lib/workspaces/invitations/list-invitations.ts";
import { listMembers } from "#lib/workspaces/members/list-members.ts";
import { InvitationsCard } from "./invitations-card.tsx";
import { InviteForm } from "./invite-form.tsx";
import { MemberRow } from "./member-row.tsx";

export const metadata: Metadata = { title: "Members · Workspace settings" };

type MembersPageProps = { params: Promise<{ workspace: string }> };

export default async function MembersPage({ params }: MembersPageProps) {
  const asker = await requireMember((await params).workspace);
  const mayChange = isAdmin(asker);
  const members = await listMembers(asker);
  const invitations = isAdmin(asker) ? await listInvitations(asker) : [];
  const owners = members.filter(({ role }) => role === "owner").length;
  const workspace = { slug: asker.workspaceSlug, name: asker.workspaceName };
  const roles: Role[] = isOwner(asker) ? ["member", "admin", "owner"] : ["member", "admin"];
  return (
    <>
      <Card labelledBy="members">
        <CardHeader
          title="Members"
          titleId="members"
          description={
            mayChange
              ? "Admins change settings and invite people. Owners also make and remove owners."
              : "Owners and admins can invite people, change roles and remove members."
          }
        />
        <ul>
          {members.map((member) => (
            <MemberRow
              key={member.userId}
              member={member}
              workspace={workspace}
              roles={roles}
              mayChange={mayChange && (member.role !== "owner" || isOwner(asker))}
              isSelf={member.userId === asker.userId}
              isLastOwner={member.role === "owner" && owners === 1}
            />
          ))}
        </ul>
      </Card>
      {mayChange && (
        <Card labelledBy="invite">
          <CardHeader
            title="Invite"
            titleId="invite"
            description="The link works once, for 7 days, and only for an account with this e-mail."
          />
          <CardBody>
            <InviteForm workspace={workspace.slug} roles={roles} />
          </CardBody>
        </Card>
      )}
      {invitations.length > 0 && (
        <InvitationsCard
          workspace={workspace.slug}
          invitations={invitations}
          viewer={await currentViewer()}
        />
      )}
    </>
  );
}
