const form = /^([A-Z]{2,5})-([1-9]\d{0,8})$/;

export type TicketNumber = { productKey: string; number: number };

export function writeTicketId({ productKey, number }: TicketNumber): string {
  return `${productKey}-${number}`;
}

/** Null for whatever is not written like "MOB-142". */
export function parseTicketId(text: string): TicketNumber | null {
  const [, productKey, number] = form.exec(text) ?? [];
  return productKey && number ? { productKey, number: Number(number) } : null;
}
