import { Check } from "lucide-react";
import type { FormState } from "#lib/form-state.ts";
import { Banner } from "./banner.tsx";

type FormMessageProps = { state: FormState; kind: "error" | "success" };

export function FormMessage({ state, kind }: FormMessageProps) {
  if (!state.message || state.ok !== (kind === "success")) return null;
  if (kind === "error") {
    return (
      <Banner tone="danger" role="alert">
        {state.message}
      </Banner>
    );
  }
  return (
    <p role="status" className="flex items-center gap-1.5 text-success">
      <Check aria-hidden className="size-3.5" />
      {state.message}
    </p>
  );
}
