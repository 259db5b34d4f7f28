import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { refuseWithoutWorkspace } from "#lib/database/tenant-wall.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

beforeAll(useTestDatabase);

const spanning = ["User", "Session", "ResetLink", "Workspace", "WebhookReceipt"];
const tenant = Object.values(Prisma.ModelName).filter((model) => !spanning.includes(model));
const operations = [
  "findMany",
  "findFirst",
  "findUnique",
  "count",
  "aggregate",
  "groupBy",
  "updateMany",
  "deleteMany",
  "create",
  "createMany",
  "upsert",
];
const withoutWorkspace = [
  undefined,
  {},
  { where: {} },
  { where: { id: newId() } },
  { where: { workspaceId: undefined } },
  { where: { workspaceId: "" } },
  { where: { workspaceId: { not: "" } } },
  { where: { workspaceId: { contains: "" } } },
  { where: { workspaceId: { in: [] } } },
  { where: { OR: [{ workspaceId: newId() }, {}] } },
  { where: { NOT: { workspaceId: newId() } } },
  { data: { id: newId() } },
  { data: [{ workspaceId: newId() }, { id: newId() }] },
];

test("S-B10: every model that belongs to a workspace is behind the wall", () => {
  expect(tenant.length).toBeGreaterThan(15);
  for (const model of tenant) expect(Object.keys(fieldsOf(model))).toContain("workspaceId");
  for (const model of spanning) expect(Object.keys(fieldsOf(model))).not.toContain("workspaceId");
});

test.each(tenant)("S-B10: a query on %s that names no workspace is refused", (model) => {
  for (const operation of operations) {
    for (const args of withoutWorkspace) {
      expect(
        () => refuseWithoutWorkspace(model, operation, args),
        `${operation} ${JSON.stringify(args)}`,
      ).toThrow("names no workspace");
    }
    const where = { workspaceId: newId() };
    expect(() => refuseWithoutWorkspace(model, operation, { where })).not.toThrow();
  }
});

test("S-B9, S-B10: the one client refuses it, and reads nothing", async () => {
  const { workspaceId } = await addWorkspace({ slug: "acme", products: [["MOB", "Mobile app"]] });
  const operators: unknown[] = [
    undefined,
    { not: "" },
    { contains: "" },
    { in: [workspaceId] },
    [workspaceId],
  ];
  for (const wanted of operators) {
    const args: object = { where: { workspaceId: wanted } };
    await expect(database.product.findMany(args)).rejects.toThrow("names no workspace");
    await expect(database.product.deleteMany(args)).rejects.toThrow("names no workspace");
  }
  expect(await database.product.count({ where: { workspaceId } })).toBe(1);
});

function fieldsOf(model: string): object {
  const fields: unknown = Object.entries(Prisma).find(
    ([name]) => name === `${model}ScalarFieldEnum`,
  )?.[1];
  return typeof fields === "object" && fields !== null ? fields : {};
}
