import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { addWorkspace, connectWorkspace, watchTags } from "#tests/support/connect-workspace.ts";
import { type App, startApp } from "#tests/support/start-app.ts";
import {
  checkInvariants,
  type Story,
  startStory,
  storyEnvironment,
  ticketsOf,
  untilWorkedOff,
} from "#tests/support/start-story.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

const { url: databaseUrl } = await useTestDatabase();
let story: Story;
let app: App;

beforeAll(async () => {
  story = await startStory(databaseUrl);
  app = story.app;
});
afterAll(async () => {
  await app?.stop();
  await story?.stop();
});

test("I2 I3 I7 I8 every delivery that was answered 200 becomes a ticket, though everything is killed twice meanwhile", async () => {
  const sim = story.intercom.addWorkspace({ name: "Acme", region: "US" });
  const ana = sim.addAdmin({ name: "Ana Ruiz", email: "ana@acme.example" });
  const tag = sim.addTag("feature-request");
  const { workspaceId, products } = await addWorkspace({
    slug: "acme",
    products: [["MOB", "Mobile"]],
  });
  await connectWorkspace({ workspaceId, intercom: sim });
  const productId = products[0]?.id ?? "";
  await watchTags({ workspaceId, productId, appId: sim.appId, tags: [tag] });
  const contact = sim.addContact({ name: "Jonas" });
  for (let kills = 0; kills < 2; kills++) {
    const tagged = Array.from({ length: 30 }, (_, index) => {
      const body = `<p>Wish ${index} before kill ${kills}.</p>`;
      const { id } = sim.addConversation({ contacts: [contact], body, deliver: false });
      return sim.tag(id, { tagId: tag.id, adminId: ana.id });
    });
    await Promise.race(tagged);
    await app.kill();
    await Promise.all(tagged);
    app = await startApp({
      databaseUrl,
      port: Number(new URL(app.url).port),
      env: storyEnvironment(story.intercom),
    });
  }
  const answered = new Set(
    story.intercom.deliveries
      .filter(({ status }) => status === 200)
      .map(({ notificationId }) => notificationId),
  );
  await untilWorkedOff(workspaceId);
  const stored = await database.delivery.findMany({ where: { workspaceId } });
  const storedIds = new Set(stored.map(({ notificationId }) => notificationId));
  expect([...answered].filter((id) => !storedIds.has(id))).toEqual([]);
  expect(answered.size).toBeGreaterThan(0);
  expect(await ticketsOf(workspaceId)).toHaveLength(stored.length);
  await checkInvariants();
});
