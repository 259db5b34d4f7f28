export type DatabaseAddress = { url: string; database: string; schema: string; place: string };

/** Prisma's addresses carry the schema as a parameter, which PostgreSQL's own clients do not know. */
export function parseAddress(address: string): DatabaseAddress {
  const url = new URL(address.replace(/^prisma\+/, ""));
  const schema = url.searchParams.get("schema") ?? "public";
  url.searchParams.delete("schema");
  const database = decodeURIComponent(url.pathname.slice(1));
  return { url: url.href, database, schema, place: `${url.hostname}:${url.port}/${database}` };
}

export function withDatabase(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}
