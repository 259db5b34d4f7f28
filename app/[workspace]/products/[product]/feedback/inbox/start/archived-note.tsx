import { Banner } from "#components/ui/banner.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

type ArchivedNoteProps = { workspace: string; productKey: string; isEmpty?: boolean };

/** Why nothing arrives in an archived product's inbox, instead of its tickets or above them. */
export function ArchivedNote({ workspace, productKey, isEmpty }: ArchivedNoteProps) {
  const settings = `/${workspace}/products/${productKey}/settings`;
  if (isEmpty) {
    return (
      <EmptyState
        title="This product is archived"
        action={<ButtonLink href={settings}>Product settings</ButtonLink>}
      >
        Nothing new arrives. Restored, its trigger tags count again from that moment on.
      </EmptyState>
    );
  }
  return (
    <div className="border-b px-4 py-3">
      <Banner
        tone="quiet"
        title="This product is archived."
        action={
          <ButtonLink size="sm" href={settings}>
            Product settings
          </ButtonLink>
        }
      >
        Nothing new arrives. Its tickets stay.
      </Banner>
    </div>
  );
}
