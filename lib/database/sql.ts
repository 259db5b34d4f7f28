import { Prisma } from "#prisma/generated/client.ts";

/** What raw queries are put together from: whatever is interpolated is a piece of these or a parameter. */
export const { sql, join, empty } = Prisma;

export type Sql = Prisma.Sql;
