import { expect } from "vitest";
import { submitAction } from "#tests/security/support/actions.ts";
import type { Visitor } from "#tests/security/support/people.ts";
import { type Asked, askActions, askPages, askRoutes, type Site } from "./ask-doors.ts";
import { routesOfTree } from "./doors-of-tree.ts";
import { type Answer, expectedOf, namesOf } from "./expected-answers.ts";

const members: Visitor[] = ["member", "admin", "owner"];
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Each returns how many cells it looked at. A page answers alike however it is asked for. */
export async function checkPages(site: Site, visitor: Visitor): Promise<number> {
  let cells = 0;
  for (const method of ["GET", "HEAD", "POST"]) {
    const asked = await askPages(site, visitor, { names: namesOf("pages"), method });
    cells += check(asked, expectedOf("pages", visitor), visitor);
  }
  const asked = await askPages(site, visitor, { names: namesOf("next") });
  return cells + check(asked, expectedOf("next", visitor), visitor);
}

/** A method that a route does not declare is refused; Next itself adds OPTIONS, and HEAD to GET, which next-auth then refuses. */
export async function checkRoutes(site: Site, visitor: Visitor): Promise<number> {
  const expected = expectedOf("routes", visitor);
  const addresses = [...new Set(namesOf("routes").map((name) => name.split(" ")[1] ?? ""))];
  const others = addresses
    .flatMap((address) => methods.map((method) => [method, address] as const))
    .filter(([method, address]) => !routesOfTree().includes(`${method} ${address}`));
  for (const [method, address] of others) {
    const get = method === "HEAD" ? expected[`GET ${address}`] : undefined;
    const isNextAuths = address.startsWith("/api/auth/");
    const refused = method === "OPTIONS" ? 204 : 405;
    expected[`${method} ${address}`] = get === undefined ? refused : isNextAuths ? 400 : get;
  }
  const asked = await askRoutes(site, visitor, Object.keys(expected));
  return check(asked, expected, visitor);
}

/** By a page's script, from a page that is open to everybody, and by a form without scripts. */
export async function checkActions(site: Site, visitor: Visitor): Promise<number> {
  const expected = expectedOf("actions", visitor);
  const byScript = await askActions(site, visitor, {});
  const elsewhere = await askActions(site, visitor, { page: "/sign-in" });
  const byForm = await askActions(site, visitor, { how: submitAction });
  // Without scripts Next shows the page "not found" for every refusal.
  const withoutScript = each(expected, (code) => (isRefusal(code) ? 404 : code));
  return (
    check({ ...byScript, answers: each(byScript.answers, plainly) }, expected, visitor) +
    check({ ...elsewhere, answers: each(elsewhere.answers, plainly) }, expected, visitor) +
    check({ ...byForm, answers: each(byForm.answers, plainly) }, withoutScript, visitor)
  );
}

function check(asked: Asked, expected: Record<string, Answer>, visitor: Visitor): number {
  expect(asked.answers).toEqual(expected);
  if (!members.includes(visitor)) expect(asked.withData).toEqual([]);
  return Object.keys(expected).length;
}

/** Where an action leads that did what was asked is its own affair. */
function plainly(answer: Answer): Answer {
  return isRefusal(answer) ? answer : 200;
}

function isRefusal(answer: Answer): boolean {
  return typeof answer === "number" && answer >= 400;
}

function each(answers: Record<string, Answer>, change: (answer: Answer) => Answer) {
  return Object.fromEntries(Object.entries(answers).map(([name, one]) => [name, change(one)]));
}
