import { Button } from "#components/ui/button.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";

type ExportCardProps = { workspace: string; mayExport: boolean };

/** A plain form: its answer is a file, and the page stays. */
export function ExportCard({ workspace, mayExport }: ExportCardProps) {
  return (
    <Card labelledBy="export">
      <CardHeader
        title="Export"
        titleId="export"
        description={
          mayExport
            ? "One file with people, companies, tickets, messages, tags, activity, products and members, in lines of JSON. Files that customers attached are only named."
            : "Owners and admins can export all that is in the workspace."
        }
      >
        {mayExport && (
          <form action="/api/export" method="post">
            <input type="hidden" name="workspace" value={workspace} />
            <Button type="submit">Export everything</Button>
          </form>
        )}
      </CardHeader>
    </Card>
  );
}
