import { cva } from "class-variance-authority";

export const fieldLooks = cva(
  "flex w-full min-w-0 items-center gap-2 rounded-md bg-canvas text-text inset-ring inset-ring-control-line transition-shadow hover:inset-ring-text-3 focus-visible:inset-ring-focus focus-visible:outline-none focus-visible:ring-3 focus-visible:ring-focus/22 disabled:bg-hover disabled:text-text-3 disabled:inset-ring-line aria-invalid:inset-ring-danger",
  {
    variants: {
      size: {
        md: "h-(--control) px-2.5 text-13 pointer-coarse:text-16",
        lg: "h-(--control-lg) px-3 text-14 pointer-coarse:text-16",
      },
    },
    defaultVariants: { size: "md" },
  },
);
