export const backdropLooks =
  "fixed inset-0 z-50 bg-scrim transition-opacity duration-(--enter) data-ending-style:opacity-0 data-ending-style:duration-(--exit) data-starting-style:opacity-0";

export const dialogLooks =
  "fixed inset-x-0 top-[12vh] z-50 mx-auto max-h-[calc(88vh-1.25rem)] w-110 max-w-[calc(100vw-2rem)] overflow-y-auto rounded-[14px] bg-raised px-6 pt-5.5 pb-5 text-13 text-text shadow-lg outline-none transition-[opacity,translate] duration-(--enter) data-ending-style:opacity-0 data-ending-style:duration-(--exit) data-starting-style:translate-y-1 data-starting-style:opacity-0";

export const dialogTitleLooks = "text-balance font-semibold text-18 tracking-tight";

export const comboboxLooks =
  "flex max-h-[min(var(--available-height),22rem)] w-(--anchor-width) animate-appear flex-col rounded-lg bg-raised p-1 text-13 text-text shadow-md";
