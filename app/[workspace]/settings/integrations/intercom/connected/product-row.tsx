import { TriangleAlert } from "lucide-react";
import { Avatar } from "#components/ui/avatar.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { CardRow } from "#components/ui/card.tsx";
import { Chip, TagChip } from "#components/ui/chip.tsx";
import type { ProductSettingsView } from "#lib/intercom/settings/list-product-settings.ts";

type Props = { product: ProductSettingsView; canChange: boolean; href: string };

export function ProductRow({ product, canChange, href }: Props) {
  const { name, tags, syncFeedback } = product;
  const verb = canChange ? (tags.length > 0 ? "Edit" : "Set up") : "View";
  return (
    <CardRow>
      <Avatar name={name} id={product.id} kind="company" size={20} />
      <span className="w-38 truncate max-md:w-auto max-md:flex-1">
        <bdi>{name}</bdi>
      </span>
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5 py-1.5 max-md:order-last max-md:basis-full max-md:py-0">
        {syncFeedback &&
          tags.map((tag) =>
            tag.deleted ? (
              <Chip key={tag.id} tone="warning" icon={<TriangleAlert aria-hidden />}>
                <bdi>{tag.name}</bdi> deleted in Intercom
              </Chip>
            ) : (
              <TagChip key={tag.id} name={tag.name} />
            ),
          )}
        {!syncFeedback && (
          <span className="text-text-3">
            {tags.length > 0 ? "Switched off" : "Not set up"}, so nothing arrives here
          </span>
        )}
        {syncFeedback && tags.length === 0 && (
          <span className="text-text-3">No trigger tags, so nothing arrives here</span>
        )}
      </div>
      <ButtonLink size="sm" href={href} aria-label={`${verb} ${name}`}>
        {verb}
      </ButtonLink>
    </CardRow>
  );
}
