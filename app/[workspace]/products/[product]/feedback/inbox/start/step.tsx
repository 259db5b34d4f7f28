import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "#lib/cn.ts";

type StepProps = {
  number: number;
  title: string;
  state: "done" | "next" | "later";
  action?: ReactNode;
  children: ReactNode;
};

export function Step({ number, title, state, action, children }: StepProps) {
  const isDone = state === "done";
  return (
    <li
      aria-current={state === "next" ? "step" : undefined}
      className="grid grid-cols-[28px_minmax(0,1fr)_auto] items-start gap-x-3.5 border-t px-5 py-4.5 first:border-t-0 max-md:grid-cols-[28px_minmax(0,1fr)]"
    >
      <span
        className={cn(
          "nums grid size-6.5 place-items-center rounded-full font-semibold text-12",
          isDone ? "bg-success-bg text-success" : "text-text-2 inset-ring inset-ring-control-line",
        )}
      >
        {isDone ? <Check aria-hidden strokeWidth={2.5} className="size-3.5" /> : number}
        {isDone && <span className="sr-only">Done:</span>}
      </span>
      <div className="min-w-0">
        <h3
          className={cn(
            "pt-0.75 font-semibold text-14 leading-5",
            state === "later" && "text-text-2",
          )}
        >
          {title}
        </h3>
        <div className="mt-0.75 text-pretty text-text-3">{children}</div>
      </div>
      {action && (
        <div className="self-center text-text-3 max-md:col-start-2 max-md:mt-3 max-md:justify-self-start">
          {action}
        </div>
      )}
    </li>
  );
}
