import type { Viewer } from "#app/current-viewer.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { formatExactTime } from "#components/ui/format-time.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { CommentView } from "#lib/feedback/comments/list-comments.ts";
import { partsOf } from "#lib/feedback/comments/parts-of.ts";
import { ChangeableComment } from "./changeable-comment.tsx";
import { CommentText } from "./comment-text.tsx";
import type { Person } from "./write-mentions.ts";

type CommentRowProps = {
  comment: CommentView;
  workspace: string;
  people: Person[];
  viewer: Viewer;
};

export function CommentRow({ comment, workspace, people, viewer }: CommentRowProps) {
  const { id: commentId, authorId, body, createdAt, editedAt, canEdit, canDelete } = comment;
  const members = new Map(people.map(({ userId, name }) => [userId, name]));
  const name = members.get(authorId) ?? comment.authorName;
  const text = <CommentText parts={partsOf(body, members)} />;
  return (
    <article className="group/comment grid grid-cols-[28px_minmax(0,1fr)] gap-x-3">
      <Avatar name={name} id={authorId} size={28} />
      <div className="min-w-0">
        <div className="flex min-w-0 items-baseline gap-2 text-12 text-text-3 leading-4.5">
          <h3 className="min-w-0 truncate font-semibold text-13 text-text">
            <bdi>{name}</bdi>
          </h3>
          {editedAt && (
            <span title={formatExactTime(editedAt, viewer)} className="shrink-0">
              edited
            </span>
          )}
          <RelativeTime value={createdAt} {...viewer} className="nums ms-auto shrink-0" />
        </div>
        {canDelete ? (
          <ChangeableComment {...{ workspace, commentId, body, canEdit, people }}>
            {text}
          </ChangeableComment>
        ) : (
          text
        )}
      </div>
    </article>
  );
}
