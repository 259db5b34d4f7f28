import { expect, test } from "vitest";
import { streamLines } from "#app/api/export/stream-lines.ts";

test("the next piece is asked for when the last is taken, and none after the reader has left", async () => {
  let asked = 0;
  let ended = false;
  async function* pieces() {
    try {
      for (;;) yield `piece ${++asked}`;
    } finally {
      ended = true;
    }
  }
  const reader = streamLines(pieces()).getReader();
  const { value } = await reader.read();
  expect(Buffer.from(value ?? []).toString()).toBe("piece 1");
  await new Promise(setImmediate);
  expect(asked).toBeLessThanOrEqual(2);
  await reader.cancel();
  expect(ended).toBe(true);
});

test("a piece that cannot be read breaks the stream, so that what was sent does not look whole", async () => {
  async function* pieces() {
    yield "piece 1";
    throw new Error("the database is gone");
  }
  const answer = new Response(streamLines(pieces()));
  await expect(answer.text()).rejects.toThrow("the database is gone");
});
