import { Banner } from "#components/ui/banner.tsx";
import { RefreshTags } from "./refresh-tags.tsx";

type TagsFailedProps = { reason: string | null; workspace: string; mayFetch: boolean };

export function TagsFailed({ reason, workspace, mayFetch }: TagsFailedProps) {
  return (
    <Banner
      tone="danger"
      role="alert"
      title="Tags could not be fetched."
      action={mayFetch && <RefreshTags workspace={workspace} afterFailure />}
    >
      {reason && `${reason}. `}Chosen tags still work.
      {mayFetch && " Try again in a minute."}
    </Banner>
  );
}
