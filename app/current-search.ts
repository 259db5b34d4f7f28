import { headers } from "next/headers";
import { pathHeader } from "#lib/auth/return-path.ts";

/** What follows the "?" of the address that was asked for: unlike a page, a layout is not told. */
export async function currentSearch(): Promise<URLSearchParams> {
  const asked = (await headers()).get(pathHeader) ?? "";
  return new URL(asked, "http://own.invalid").searchParams;
}
