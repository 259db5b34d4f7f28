import { Tag } from "lucide-react";
import { Avatar } from "#components/ui/avatar.tsx";
import { StatusIcon } from "#components/ui/status-icon.tsx";

export function AuthStory() {
  return (
    <div
      aria-hidden
      className="flex items-center justify-center rounded-s-[20px] bg-nav p-10 text-nav-text max-md:hidden"
    >
      <div className="w-full max-w-110">
        <div className="rounded-[14px] bg-nav-hover px-4 py-3.5 text-14 inset-ring inset-ring-nav-line">
          <div className="mb-2 flex items-center gap-2.5 text-13">
            <Avatar name="Jonas Lindqvist" id="jonas" size={24} />
            <span className="font-medium">Jonas Lindqvist</span>
            <span className="ms-auto text-12 text-nav-text-3">in Intercom</span>
          </div>
          If I could pull the stops into a new order on the map itself, I would get half an hour
          back before seven o’clock.
        </div>
        <Wire />
        <p className="mx-auto flex h-6.5 w-fit items-center gap-1 rounded-sm px-2.5 text-12 inset-ring inset-ring-nav-line">
          <Tag className="size-3" />
          feature-request
        </p>
        <Wire />
        <div className="rounded-[14px] bg-nav-text px-4 py-3.5 text-nav shadow-lg">
          <div className="flex items-center gap-2.5 font-semibold">
            <StatusIcon status="todo" label={null} className="text-nav-active!" />
            <span className="truncate">Let dispatchers reorder the day’s stops from the map</span>
          </div>
          <p className="ms-6.5 mt-1.25 text-12 text-nav-line">
            MOB-317 · Jonas Lindqvist · Nordfrakt AB
          </p>
        </div>
        <p className="mt-12 text-balance text-center font-semibold text-22 tracking-display">
          The customer’s own words, with the person who can act on them.
        </p>
      </div>
    </div>
  );
}

function Wire() {
  return <div className="mx-auto h-7.5 w-px bg-nav-text-3/50" />;
}
