import type { Browser, Page } from "@playwright/test";
import { contentSecurityPolicy } from "#lib/content-security-policy.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { cleanHtml } from "#lib/html.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { addTicket, intercomAppId } from "#tests/support/add-ticket.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { hostileHtml } from "#tests/support/hostile-html.ts";
import { signInAs } from "#tests/support/sign-in-as.ts";

declare global {
  interface Window {
    hits: number;
    hit: () => void;
  }
}

const perTicket = 490;
const payloads = hostileHtml();
const allowedTags = "p pre br blockquote ul ol li a strong em u s code img span bdi".split(" ");
const allowedAttributes = [
  ...["class", "dir", "href", "rel", "target"],
  ...["src", "alt", "width", "height", "loading", "decoding"],
];

test("S-X1 control: written into a page raw, hostile bodies do run", async ({ browser }) => {
  expect(await hitsOfRaw(browser)).toBeGreaterThan(300);
});

test("S-X4 our policy alone stops every one of them", async ({ browser }) => {
  const policy = contentSecurityPolicy({ nonce: "n", formTargets: [], development: false });
  expect(await hitsOfRaw(browser, policy)).toBe(0);
});

const walls = [
  {
    name: "S-X1 S-X2 S-X7 cleaned as the worker does",
    slug: "cleaned",
    bodies: payloads.map((raw) => cleanHtml(raw).html),
  },
  {
    name: "S-X4 stored raw, with only the second wall left",
    slug: "raw",
    bodies: payloads.filter((_, index) => index % 6 === 0),
  },
];

for (const { name, slug, bodies } of walls) {
  test(`S-X6 S-X7 ${name}, no body runs on a ticket page without a policy, and none asks anybody else for anything`, async ({
    browser,
    app,
  }) => {
    test.setTimeout(240_000);
    const { workspaceId, products } = await addWorkspace({ slug, products: [["MOB", "Mobile"]] });
    const tickets = await addTickets(workspaceId, products[0]?.id ?? "", bodies);
    const context = await browser.newContext({ bypassCSP: true, baseURL: app.url });
    await signInAs(context, app.url, await addPerson({ workspaceId }));
    const page = await context.newPage();
    await page.addInitScript(countHits);
    const elsewhere: string[] = [];
    page.on("request", (request) => {
      if (new URL(request.url()).origin !== app.url) elsewhere.push(request.url());
    });
    let inspected = 0;
    for (const number of tickets) {
      await page.goto(`/${slug}/products/MOB/feedback/MOB-${number}`);
      await expect(page.getByRole("heading", { name: "Conversation" })).toBeVisible();
      await provoke(page);
      expect(await page.evaluate(() => window.hits)).toBe(0);
      const { elements, foreign } = await inspectBodies(page);
      expect(foreign).toEqual([]);
      inspected += elements;
    }
    expect(inspected).toBeGreaterThan(bodies.length / 2);
    expect(elsewhere).toEqual([]);
    await context.close();
  });
}

async function addTickets(workspaceId: string, productId: string, bodies: string[]) {
  const numbers: number[] = [];
  for (let from = 0; from < bodies.length; from += perTicket) {
    const number = numbers.push(numbers.length + 1);
    const conversationId = `hostile-${number}`;
    await addTicket({ workspaceId, productId, number, conversationId });
    await database.conversationMessage.createMany({
      data: bodies.slice(from, from + perTicket).map((bodyHtml, index) => ({
        workspaceId,
        intercomAppId,
        conversationId,
        messageId: `m${index}`,
        authorKind: "customer" as const,
        bodyHtml,
        bodyText: "",
        writtenAt: new Date(),
      })),
    });
    await addPictures(workspaceId, conversationId);
  }
  return numbers;
}

/** Behind every picture in the first messages is a drawing that would run, were it not for what we say it is. */
async function addPictures(workspaceId: string, conversationId: string): Promise<void> {
  const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="top.hit()"/>');
  const key = { workspaceId, intercomAppId, conversationId };
  for (let index = 0; index < 40; index++) {
    const id = newId();
    const file = { workspaceId, id, contentType: "image/png", sizeBytes: bytes.length, bytes };
    await database.storedFile.create({ data: { ...file, width: 4, height: 3 } });
    await database.messageAttachment.createMany({
      data: {
        ...{ ...key, messageId: `m${index}`, position: 1_000, name: "map.png", fileId: id },
        ...{ isInline: true, state: "stored" },
      },
    });
  }
}

async function hitsOfRaw(browser: Browser, policy?: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(countHits);
  await page.route("http://localhost:1/", (route) =>
    route.fulfill({
      contentType: "text/html",
      headers: policy ? { "Content-Security-Policy": policy } : {},
      body: "<!doctype html><title>Raw</title><main></main>",
    }),
  );
  let hits = 0;
  for (let from = 0; from < payloads.length; from += perTicket) {
    await page.goto("http://localhost:1/");
    await page.evaluate(
      (bodies) => {
        for (const body of bodies) {
          const article = document.createElement("article");
          article.innerHTML = body;
          document.querySelector("main")?.append(article);
        }
      },
      payloads.slice(from, from + perTicket),
    );
    await provoke(page);
    hits += await page.evaluate(() => window.hits);
  }
  await context.close();
  return hits;
}

function countHits() {
  window.hits = 0;
  window.hit = () => {
    window.hits++;
  };
  window.print = window.alert = () => window.hit();
}

/** Does to every element whatever could set it off, but leaves the page for no address. */
async function provoke(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const kinds = ["click", "error", "load", "focus", "mouseover", "animationstart", "toggle"];
    document.addEventListener("submit", (event) => event.preventDefault());
    for (const element of document.querySelectorAll("article *")) {
      const leads = element.closest("a,area,button");
      const isScript = /^\W*javascript/i.test(leads?.getAttribute("href") ?? "javascript:");
      for (const kind of kinds) {
        if (kind === "click" && leads && !isScript) continue;
        element.dispatchEvent(new Event(kind, { bubbles: false, cancelable: true }));
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  });
}

/** Looks at every element that a body has become: ours alone, with our attributes, leading nowhere else. */
function inspectBodies(page: Page): Promise<{ elements: number; foreign: string[] }> {
  return page.evaluate(
    ({ tags, attributes }) => {
      const elements = [...document.querySelectorAll('article article div[dir="auto"] *')];
      const foreign = elements.filter((element) => {
        const isOurs =
          element.namespaceURI === "http://www.w3.org/1999/xhtml" &&
          tags.includes(element.localName) &&
          element.getAttributeNames().every((name) => attributes.includes(name));
        const isSafeLink =
          !(element instanceof HTMLAnchorElement) ||
          (/^(https?:|mailto:)$/.test(element.protocol) &&
            element.rel === "noopener noreferrer nofollow ugc" &&
            element.target === "_blank");
        const isOurImage =
          !(element instanceof HTMLImageElement) ||
          new URL(element.src).pathname.startsWith("/api/files/");
        return !isOurs || !isSafeLink || !isOurImage;
      });
      return { elements: elements.length, foreign: foreign.map((element) => element.outerHTML) };
    },
    { tags: allowedTags, attributes: allowedAttributes },
  );
}
