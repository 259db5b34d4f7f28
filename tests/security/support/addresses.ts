import { globSync } from "node:fs";
import path from "node:path";

const project = path.resolve(import.meta.dirname, "../../..");

/** The addresses of the route tree's files called `name`, written as the folders are. */
export function addressesOf(name: "page.tsx" | "route.ts"): { address: string; file: string }[] {
  return globSync(`app/**/${name}`, { cwd: project })
    .map((file) => ({ file, address: addressOf(path.dirname(file)) }))
    .sort((a, b) => a.address.localeCompare(b.address));
}

function addressOf(folder: string): string {
  return `/${folder
    .split(path.sep)
    .slice(1)
    .filter((part) => !part.startsWith("("))
    .join("/")}`;
}

export type Values = {
  slug: string;
  productKey: string;
  contactId: string;
  companyId: string;
  deliveryId: string;
  fileId: string;
};

export function fill(address: string, values: Values): string {
  const { slug, productKey, contactId, companyId, deliveryId, fileId } = values;
  return address
    .replace(/\([^/]*\)\//, "")
    .replace("[workspace]", slug)
    .replace("[product]", productKey)
    .replace("[ticket]", `${productKey}-1`)
    .replace("[contact]", contactId)
    .replace("[company]", companyId)
    .replace("[delivery]", deliveryId)
    .replace("[file]", fileId)
    .replace("[token]", "no-such-token")
    .replace("[...nextauth]", "session");
}
