import { cva, type VariantProps } from "class-variance-authority";

export const buttonLooks = cva(
  "hit inline-flex shrink-0 cursor-default select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md transition-colors disabled:inset-ring disabled:inset-ring-line disabled:text-text-disabled disabled:shadow-none [&_svg]:text-text-3",
  {
    variants: {
      variant: {
        primary:
          "bg-primary font-semibold text-on-primary shadow-xs hover:bg-primary-hover disabled:bg-hover active:bg-primary-pressed [&:not(:disabled)_svg]:text-on-primary",
        secondary:
          "inset-ring inset-ring-line-strong bg-raised font-medium text-text shadow-xs hover:bg-hover active:bg-pressed disabled:bg-hover",
        ghost: "font-medium text-text-2 hover:bg-hover active:bg-pressed disabled:bg-transparent",
        bare: "font-medium text-text hover:bg-hover active:bg-pressed disabled:bg-transparent",
        danger:
          "inset-ring inset-ring-line-strong bg-raised font-medium text-danger shadow-xs disabled:bg-hover hover:bg-hover active:bg-pressed [&:not(:disabled)_svg]:text-danger",
        "danger-solid":
          "bg-danger-solid font-medium text-on-danger-solid disabled:bg-hover hover:opacity-92 [&:not(:disabled)_svg]:text-on-danger-solid",
      },
      size: {
        sm: "h-(--control-sm) px-2.25 text-12 [&_svg]:size-3.5",
        md: "h-(--control) px-3 text-13",
        lg: "h-(--control-lg) px-4.5 text-14",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export type ButtonLooks = VariantProps<typeof buttonLooks>;
