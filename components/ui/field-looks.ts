import { cva } from "class-variance-authority";

export const fieldLooks = cva(
  "flex w-full min-w-0 items-center gap-2 rounded-md text-text inset-ring transition-shadow hover:inset-ring-text-3 focus-visible:inset-ring-focus focus-visible:outline-none focus-visible:ring-3 focus-visible:ring-focus/22 disabled:bg-hover disabled:text-text-3 disabled:inset-ring-line aria-invalid:inset-ring-danger",
  {
    variants: {
      size: {
        sm: "h-7.5 px-2.5 text-13 max-md:h-10 pointer-coarse:text-16",
        md: "h-(--control) px-2.5 text-13 pointer-coarse:text-16",
        lg: "h-(--control-lg) px-3 text-14 pointer-coarse:text-16",
        /** As high as what is written in it. */
        text: "px-2.5 text-13 pointer-coarse:text-16",
        talk: "px-2.5 text-14 leading-5.5 pointer-coarse:text-16",
        code: "h-(--control) px-2.5 font-mono text-12 pointer-coarse:text-16",
      },
      surface: {
        field: "bg-canvas inset-ring-control-line",
        shown: "bg-sunken inset-ring-line",
      },
    },
    defaultVariants: { size: "md", surface: "field" },
  },
);
