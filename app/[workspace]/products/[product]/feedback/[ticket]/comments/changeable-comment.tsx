"use client";

import { type ReactNode, useState } from "react";
import { deleteComment } from "#app/[workspace]/products/[product]/feedback/[ticket]/comment-actions.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { EditComment } from "./edit-comment.tsx";
import type { Person } from "./write-mentions.ts";

type ChangeableCommentProps = {
  workspace: string;
  commentId: string;
  body: string;
  canEdit: boolean;
  people: Person[];
  children: ReactNode;
};

export function ChangeableComment(props: ChangeableCommentProps) {
  const { workspace, commentId, body, canEdit, people, children } = props;
  const [isEdited, setIsEdited] = useState(false);
  if (isEdited) {
    return (
      <EditComment {...{ workspace, commentId, body, people }} onEnd={() => setIsEdited(false)} />
    );
  }
  return (
    <>
      {children}
      <div className="-ms-2.25 mt-0.5 flex gap-1 text-text-3 transition-opacity group-not-focus-within/comment:opacity-0 group-hover/comment:opacity-100 pointer-coarse:opacity-100!">
        {canEdit && (
          <Button
            variant="ghost"
            size="sm"
            aria-label="Edit comment"
            onClick={() => setIsEdited(true)}
          >
            Edit
          </Button>
        )}
        <ConfirmDialog
          trigger={
            <Button variant="ghost" size="sm" aria-label="Delete comment">
              Delete
            </Button>
          }
          title="Delete this comment?"
          confirmLabel="Delete comment"
          busyLabel="Deleting"
          action={deleteComment}
          workspace={workspace}
          fields={{ commentId }}
        >
          It goes for everybody, and cannot be brought back.
        </ConfirmDialog>
      </div>
    </>
  );
}
