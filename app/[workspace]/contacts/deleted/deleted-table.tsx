import { RestoreContact } from "#app/[workspace]/contacts/changing/restore-contact.tsx";
import {
  Cell,
  Head,
  NameCell,
  onWide,
  RestoreCell,
  RestoreHead,
  rowLinkLooks,
  rowLooks,
  Table,
} from "#app/[workspace]/contacts/table.tsx";
import type { Viewer } from "#app/current-viewer.ts";
import { AppLink } from "#components/ui/app-link.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { DeletedPerson } from "#lib/contacts/list/list-deleted.ts";

type DeletedTableProps = {
  people: DeletedPerson[];
  workspace: string;
  mayRestore: boolean;
  viewer: Viewer;
};

export function DeletedTable({ people, workspace, mayRestore, viewer }: DeletedTableProps) {
  return (
    <Table
      label="Deleted here"
      heads={
        <>
          <Head>Name</Head>
          <Head className={`${onWide} w-[30%]`}>E-mail</Head>
          <Head className={`${onWide} w-[20%]`}>Deleted by</Head>
          <Head className={`${mayRestore ? onWide : ""} w-27`} isNumber>
            Deleted
          </Head>
          {mayRestore && <RestoreHead />}
        </>
      }
    >
      {people.map(({ id, name, isNamed, email, deletedBy, deletedAt }) => (
        <tr key={id} className={rowLooks}>
          <NameCell>
            <div className="flex min-w-0 items-center gap-3">
              <Avatar name={isNamed ? name : null} id={id} size={24} />
              <div className="grid min-w-0">
                <AppLink href={`/${workspace}/contacts/${id}`} className={rowLinkLooks}>
                  <bdi>{name}</bdi>
                </AppLink>
                <span className="truncate text-12 text-text-3 md:hidden">
                  {email ?? "No e-mail"}
                </span>
              </div>
            </div>
          </NameCell>
          <Cell className={onWide}>
            {email ? (
              <bdi title={email}>{email}</bdi>
            ) : (
              <span className="text-text-3">No e-mail</span>
            )}
          </Cell>
          <Cell className={onWide}>{deletedBy ? <bdi>{deletedBy}</bdi> : "–"}</Cell>
          <Cell className={mayRestore ? onWide : ""} isNumber>
            {deletedAt && <RelativeTime value={deletedAt} form="bare" {...viewer} />}
          </Cell>
          {mayRestore && (
            <RestoreCell>
              <RestoreContact workspace={workspace} contactId={id} name={name} />
            </RestoreCell>
          )}
        </tr>
      ))}
    </Table>
  );
}
