import { Prisma } from "#prisma/generated/client.ts";

// Rows that are looked for before a workspace is known: by whoever signed in, by a secret's hash, by Intercom's app id.
const alsoFoundBy: Record<string, string[]> = {
  Membership: ["userId"],
  Invitation: ["tokenHash"],
  OauthState: ["stateHash"],
  IntercomConnection: ["intercomAppId"],
};

const tenantModels = new Set(
  Object.entries(Prisma).flatMap(([name, fields]) =>
    name.endsWith("ScalarFieldEnum") && isRecord(fields) && "workspaceId" in fields
      ? [name.slice(0, -"ScalarFieldEnum".length)]
      : [],
  ),
);

/** Throws unless the query names the workspace that it may touch. The first wall is the proof each function asks for. */
export function refuseWithoutWorkspace(model: string, operation: string, args: unknown): void {
  if (!tenantModels.has(model)) return;
  if (isRecord(args) && namesWorkspace(model, args)) return;
  throw new Error(`${model}.${operation} names no workspace`);
}

function namesWorkspace(model: string, args: Record<string, unknown>): boolean {
  const where = isRecord(args.where) ? args.where : undefined;
  const given = [args.data, args.create].filter((row) => row !== undefined);
  const rows = given.flat();
  if (where) return isFixed(model, where);
  return given.length > 0 && rows.every((row) => isRecord(row) && isText(row.workspaceId));
}

function isFixed(model: string, where: Record<string, unknown>): boolean {
  if (isText(where.workspaceId)) return true;
  if (
    alsoFoundBy[model]?.some((field) => isText(where[field]) || where[field] instanceof Uint8Array)
  )
    return true;
  return Object.entries(where).some(
    ([key, value]) =>
      key.startsWith("workspaceId_") && isRecord(value) && isText(value.workspaceId),
  );
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
