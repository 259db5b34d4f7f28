import { beforeAll, describe, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { pool } from "#lib/database/pool.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

beforeAll(useTestDatabase);

type Key = { name: string; table: string; target: string; columns: string[] };

async function foreignKeys(): Promise<Key[]> {
  const { rows } = await pool().query<Key>(`
    select c.conname as name, c.conrelid::regclass::text as "table", c.confrelid::regclass::text as target,
      array(select a.attname::text from unnest(c.conkey) k join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k) as columns
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where c.contype = 'f' and n.nspname = 'public'`);
  return rows;
}

async function tenantTables(): Promise<Set<string>> {
  const { rows } = await pool().query<{ name: string }>(`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'workspace_id' and is_nullable = 'NO'`);
  return new Set(rows.map(({ name }) => name));
}

test("S-B11: every link between two tables of a workspace carries the workspace", async () => {
  const tenant = await tenantTables();
  const between = (await foreignKeys()).filter(
    (key) => tenant.has(key.table) && tenant.has(key.target),
  );
  expect(between.length).toBeGreaterThan(15);
  expect(between.filter(({ columns }) => columns[0] !== "workspace_id")).toEqual([]);
});

test("S-B11: every tenant table belongs to a workspace, and its primary key begins with it", async () => {
  const keys = await foreignKeys();
  const { rows } = await pool().query<{ name: string; first: string }>(`
    select c.conrelid::regclass::text as name,
      (select a.attname from pg_attribute a where a.attrelid = c.conrelid and a.attnum = c.conkey[1]) as first
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where c.contype = 'p' and n.nspname = 'public'`);
  for (const table of await tenantTables()) {
    expect(keys.some((key) => key.table === table && key.columns.includes("workspace_id"))).toBe(
      true,
    );
    expect(rows.find(({ name }) => name === table)?.first).toBe("workspace_id");
  }
});

describe("S-B11: PostgreSQL itself refuses", () => {
  async function twoWorkspaces() {
    const [here, there] = await Promise.all(
      ["here", "there"].map(async (name) => {
        const slug = `${name}-${newId().slice(-8)}`;
        const added = await addWorkspace({ slug, products: [["MOB", "Mobile app"]] });
        const { userId } = await addPerson({ workspaceId: added.workspaceId });
        return { workspaceId: added.workspaceId, productId: added.products[0]?.id ?? "", userId };
      }),
    );
    if (!here || !there) throw new Error("There are two workspaces");
    return { here, there };
  }

  function ticketIn(workspaceId: string, productId: string) {
    const now = new Date();
    const times = { receivedAt: now, lastCustomerAt: now };
    const id = newId();
    return {
      workspaceId,
      id,
      productId,
      number: 1,
      title: "A",
      source: "manual",
      ...times,
    } as const;
  }

  test("a ticket in another workspace's product", async () => {
    const { here, there } = await twoWorkspaces();
    const data = ticketIn(here.workspaceId, there.productId);
    await expect(database.feedbackTicket.create({ data })).rejects.toThrow(/[Ff]oreign key/);
  });

  test("another workspace's person as assignee or reader of a ticket", async () => {
    const { here, there } = await twoWorkspaces();
    const data = ticketIn(here.workspaceId, here.productId);
    const assigned = { ...data, assigneeId: there.userId };
    await expect(database.feedbackTicket.create({ data: assigned })).rejects.toThrow(
      /[Ff]oreign key/,
    );
    await database.feedbackTicket.create({ data });
    const read = { workspaceId: here.workspaceId, ticketId: data.id, readAt: new Date() };
    await expect(
      database.ticketRead.create({ data: { ...read, userId: there.userId } }),
    ).rejects.toThrow(/[Ff]oreign key/);
  });

  test("a quote on another workspace's ticket", async () => {
    const { here, there } = await twoWorkspaces();
    const ticket = ticketIn(there.workspaceId, there.productId);
    await database.feedbackTicket.create({ data: ticket });
    const text = { messageId: "1", authorKind: "customer", bodyHtml: "", bodyText: "" } as const;
    const times = { writtenAt: new Date(), taggedAt: new Date() };
    const data = {
      workspaceId: here.workspaceId,
      id: newId(),
      ticketId: ticket.id,
      ...text,
      ...times,
    };
    await expect(database.ticketQuote.create({ data })).rejects.toThrow(/[Ff]oreign key/);
  });
});
