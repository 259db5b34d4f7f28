import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test, vi } from "vitest";
import { nameClient } from "#lib/start/name-client.ts";

function clientOf(forwarded: string | undefined, hops: number) {
  const socket = new Socket();
  vi.spyOn(socket, "remoteAddress", "get").mockReturnValue("10.0.0.9");
  const request = new IncomingMessage(socket);
  if (forwarded) request.headers["x-forwarded-for"] = forwarded;
  nameClient(request, hops);
  return request.headers["x-forwarded-for"];
}

test.each([
  [undefined, 0, "10.0.0.9"],
  ["6.6.6.6", 0, "10.0.0.9"],
  ["6.6.6.6, 1.2.3.4", 1, "1.2.3.4"],
  ["6.6.6.6, 1.2.3.4, 10.0.0.8", 2, "1.2.3.4"],
  ["1.2.3.4", 3, "1.2.3.4"],
  [undefined, 1, "10.0.0.9"],
])("X-Forwarded-For %j behind %i of our proxies names %s", (forwarded, hops, expected) => {
  expect(clientOf(forwarded, hops)).toBe(expected);
});
