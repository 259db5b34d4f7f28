/** People whom lists and pages show: those merged into another, or deleted here, are not among them. */
export const listable = { deletedAt: null, standing: { not: "merged" } } as const;
