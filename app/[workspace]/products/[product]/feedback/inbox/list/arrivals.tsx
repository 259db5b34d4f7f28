import { ArrowUp } from "lucide-react";

type ArrivalsProps = { waiting: number; onShow: () => void };

/** Further down nothing may move under the pointer: a button leads up to what has come. */
export function Arrivals({ waiting, onShow }: ArrivalsProps) {
  return (
    <div className="sticky top-2 z-10 flex h-0 justify-center">
      <span role="status" className="sr-only">
        {waiting > 0 && inWords(waiting)}
      </span>
      {waiting > 0 && (
        <button
          type="button"
          onClick={onShow}
          className="hit flex h-7 items-center gap-1.5 rounded-full bg-toast px-3 font-medium text-12 text-nav-text shadow-md [--focus:var(--nav-focus)]"
        >
          <ArrowUp aria-hidden className="size-3.5" />
          {waiting.toLocaleString("en")} new
        </button>
      )}
    </div>
  );
}

function inWords(count: number): string {
  return count === 1 ? "1 new ticket" : `${count.toLocaleString("en")} new tickets`;
}
