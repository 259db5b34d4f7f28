"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button.tsx";

type SubmitButtonProps = Omit<ButtonProps, "busy" | "type"> & { busyLabel?: string };

export function SubmitButton({
  busyLabel,
  variant = "primary",
  children,
  onClick,
  ...props
}: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <Button
      type="submit"
      variant={variant}
      busy={pending}
      // Disabling it would drop the focus; a second press is swallowed instead.
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onClick?.(event);
      }}
      {...props}
    >
      {pending ? (busyLabel ?? children) : children}
    </Button>
  );
}
