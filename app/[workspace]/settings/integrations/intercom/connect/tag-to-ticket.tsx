import { Avatar } from "#components/ui/avatar.tsx";
import { TagChip } from "#components/ui/chip.tsx";
import { StatusIcon } from "#components/ui/status-icon.tsx";

/** A drawing of what happens, hidden from screen readers: the words beside it say the same. */
export function TagToTicket() {
  return (
    <div aria-hidden className="grid justify-items-center max-xl:hidden">
      <div className="w-full rounded-xl border bg-sunken px-3.5 py-3">
        <div className="flex gap-2.5">
          <Avatar name="Jonas Lindqvist" id="jonas" size={24} />
          <p className="text-12 text-text-2 leading-4.5">
            If I could pull the stops into a new order on the map itself…
          </p>
        </div>
        <div className="mt-2 flex justify-end">
          <TagChip name="feature-request" />
        </div>
      </div>
      <div className="h-5.5 w-px bg-line-strong" />
      <div className="w-full rounded-xl bg-raised px-3.5 py-2.75 shadow-md">
        <div className="flex items-center gap-2">
          <StatusIcon status="todo" label={null} />
          <span className="truncate font-semibold">Reorder stops from the map</span>
        </div>
        <p className="ms-6 mt-1 text-12 text-text-3 leading-4">MOB-317 · Jonas Lindqvist</p>
      </div>
    </div>
  );
}
