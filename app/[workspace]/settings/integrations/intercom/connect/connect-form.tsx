import type { ReactNode } from "react";

type Props = { workspaceSlug: string; region?: string; children: ReactNode };

/** A plain form: its answer sends the whole window to Intercom's own page. */
export function ConnectForm({ workspaceSlug, region, children }: Props) {
  return (
    <form action="/api/intercom/connect" method="post">
      <input type="hidden" name="workspace" value={workspaceSlug} />
      {region && <input type="hidden" name="region" value={region} />}
      {children}
    </form>
  );
}
