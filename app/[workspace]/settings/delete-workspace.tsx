"use client";

import { Button } from "#components/ui/button.tsx";
import { Consequence } from "#components/ui/consequence.tsx";
import { Dialog, DialogActions } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import type { Contents } from "#lib/workspaces/deleting/count-contents.ts";
import { deleteWorkspace } from "./actions.ts";

type DeleteWorkspaceProps = {
  workspace: { slug: string; name: string };
  contents: Contents;
  atIntercom: string;
};

export function DeleteWorkspace({ workspace, contents, atIntercom }: DeleteWorkspaceProps) {
  const { slug, name } = workspace;
  return (
    <Dialog
      trigger={<Button variant="danger">Delete workspace…</Button>}
      title={`Delete ${name}?`}
      description="It cannot be undone."
    >
      <Form action={deleteWorkspace} workspace={slug} className="grid gap-4">
        <Consequence title="Goes for good">{wordsOf(contents)}</Consequence>
        <Consequence title="At Intercom">{atIntercom}</Consequence>
        <Consequence title="Stays">
          Everybody’s account, and their other workspaces. The address is free for another.
        </Consequence>
        <Field
          name="confirmation"
          label={`Type “${slug}” to confirm`}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <DialogActions tone="danger" submitLabel="Delete for good" busyLabel="Deleting" />
      </Form>
    </Dialog>
  );
}

function wordsOf({ products, tickets, people, companies, members }: Contents): string {
  const counted = [
    count(products, "product", "products"),
    count(tickets, "ticket", "tickets"),
    count(people, "person", "people"),
    count(companies, "company", "companies"),
  ];
  const team = count(members, "member", "members");
  return `${counted.join(", ")}, with every message, history and setting. Access to it ends at once for ${team}.`;
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}
