import { CardBody } from "#components/ui/card.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

export function LoadingTags() {
  return (
    <CardBody className="py-4.5!">
      <p className="mb-2 font-medium">Trigger tags</p>
      <div className="flex h-10 items-center gap-2.5 rounded-md bg-sunken px-3 inset-ring inset-ring-line">
        <Skeleton className="w-24 max-md:w-14" />
        <Skeleton className="w-14 max-md:hidden" />
        <span role="status" className="truncate text-text-3">
          Fetching tags from Intercom…
        </span>
      </div>
    </CardBody>
  );
}
