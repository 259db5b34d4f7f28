import type { Viewer } from "#app/current-viewer.ts";
import { requireMember } from "#lib/auth/require-member.ts";
import { listComments } from "#lib/feedback/comments/list-comments.ts";
import type { TicketView } from "#lib/feedback/ticket/find-ticket.ts";
import { CommentForm } from "./comment-form.tsx";
import { CommentRow } from "./comment-row.tsx";
import type { Person } from "./write-mentions.ts";

type CommentsProps = {
  ticket: Pick<TicketView, "id" | "ticketId">;
  workspace: string;
  members: Person[];
  viewer: Viewer;
};

/** To stand last in what is scrolled: the field then stays in sight at its end. */
export async function Comments({ ticket, workspace, members, viewer }: CommentsProps) {
  const member = await requireMember(workspace);
  const { comments, hasEarlier } = await listComments(member, ticket.id);
  return (
    <>
      {comments.length > 0 && (
        <section aria-labelledby="comments" className="mt-7 border-t pt-5">
          <h2 id="comments" className="mb-3 font-semibold text-13">
            Comments
          </h2>
          {hasEarlier && (
            <p className="mb-4 rounded-md bg-sunken px-3 py-2 text-12 text-text-3 inset-ring inset-ring-line">
              Showing the newest 500 comments.
            </p>
          )}
          <div role="log" aria-labelledby="comments">
            <ol className="grid gap-3.5">
              {comments.map((comment) => (
                <li key={comment.id} className="min-w-0">
                  <CommentRow {...{ comment, workspace, viewer }} people={members} />
                </li>
              ))}
            </ol>
          </div>
        </section>
      )}
      <div data-bottom-bar className="bottom-0 z-10 -mb-6 bg-canvas pt-5 pb-6 md:sticky">
        <CommentForm
          key={ticket.id}
          workspace={workspace}
          ticketId={ticket.ticketId}
          people={members}
          draftName={`comment ${member.userId} ${ticket.id}`}
        />
      </div>
    </>
  );
}
