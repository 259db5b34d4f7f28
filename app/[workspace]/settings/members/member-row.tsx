import { Avatar } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { CardRow } from "#components/ui/card.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import type { Role } from "#lib/auth/member.ts";
import { leaveWorkspace, removeMember } from "./actions.ts";
import { RoleSelect } from "./role-select.tsx";
import { roleWords } from "./role-words.ts";

type MemberRowProps = {
  member: { userId: string; name: string; email: string; role: Role };
  workspace: { slug: string; name: string };
  roles: Role[];
  mayChange: boolean;
  isSelf: boolean;
  isLastOwner: boolean;
};

export function MemberRow(props: MemberRowProps) {
  const { member, workspace, roles, mayChange, isSelf, isLastOwner } = props;
  return (
    <li>
      <CardRow className="py-2">
        <Avatar name={member.name} id={member.userId} size={28} />
        <div className="min-w-0 flex-1">
          <p className="flex items-center gap-2 font-medium">
            <bdi className="truncate">{member.name}</bdi>
            {isSelf && (
              <Badge tone="neutral" plain>
                You
              </Badge>
            )}
          </p>
          <p className="truncate text-12 text-text-3">{member.email}</p>
        </div>
        <div className="flex shrink-0 items-center gap-2 max-md:w-full max-md:justify-end">
          {mayChange && !isLastOwner ? (
            <RoleSelect workspace={workspace.slug} member={member} roles={roles} />
          ) : (
            <span className="text-text-2">
              {roleWords[member.role]}
              {isLastOwner && <span className="text-text-3"> · the only one</span>}
            </span>
          )}
          {isSelf
            ? !isLastOwner && <Leave workspace={workspace} />
            : mayChange && <Remove workspace={workspace} member={member} />}
        </div>
      </CardRow>
    </li>
  );
}

function Remove({ workspace, member }: Pick<MemberRowProps, "workspace" | "member">) {
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" aria-label={`Remove ${member.name}`}>
          Remove
        </Button>
      }
      title={`Remove ${member.name}?`}
      confirmLabel="Remove member"
      busyLabel="Removing"
      action={removeMember}
      workspace={workspace.slug}
      fields={{ userId: member.userId }}
    >
      {member.name} is signed out at once and no longer sees {workspace.name}. Their tickets stay
      and become unassigned. To come back they need a new invitation.
    </ConfirmDialog>
  );
}

function Leave({ workspace }: Pick<MemberRowProps, "workspace">) {
  return (
    <ConfirmDialog
      trigger={<Button variant="ghost">Leave</Button>}
      title={`Leave ${workspace.name}?`}
      confirmLabel="Leave workspace"
      busyLabel="Leaving"
      action={leaveWorkspace}
      workspace={workspace.slug}
    >
      You no longer see it, and your tickets become unassigned. To come back you need a new
      invitation. Your account stays.
    </ConfirmDialog>
  );
}
