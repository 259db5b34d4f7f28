import { NewProduct } from "#app/new-product.tsx";
import { AppLink } from "#components/ui/app-link.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card, CardHeader, CardRow } from "#components/ui/card.tsx";

type ProductsCardProps = {
  workspace: string;
  products: { key: string; name: string; archivedAt: Date | null }[];
  mayChange: boolean;
};

export function ProductsCard({ workspace, products, mayChange }: ProductsCardProps) {
  return (
    <Card labelledBy="products">
      <CardHeader
        title="Products"
        titleId="products"
        description="Each has its own feedback inbox and its own trigger tags."
      >
        {mayChange && <NewProduct workspace={workspace} trigger={<Button>New product</Button>} />}
      </CardHeader>
      <ul>
        {products.map((product) => (
          <li key={product.key}>
            <CardRow className="max-md:flex-nowrap!">
              <span className="w-12 shrink-0 text-text-3">{product.key}</span>
              <div className="min-w-0 flex-1 items-center gap-2.5 md:flex">
                <bdi className="block truncate font-medium">{product.name}</bdi>
                {product.archivedAt && <Badge tone="neutral">Archived</Badge>}
              </div>
              <AppLink
                href={`/${workspace}/products/${product.key}/settings`}
                className="link hit shrink-0"
                aria-label={`Product settings of ${product.name}`}
              >
                Product settings
              </AppLink>
            </CardRow>
          </li>
        ))}
      </ul>
    </Card>
  );
}
