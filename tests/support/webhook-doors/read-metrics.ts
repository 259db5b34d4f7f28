import { ask } from "./ask.ts";

/** One number of what a process tells Prometheus; 0 where it never counted it. */
export async function readMetrics(url: string, token: string, name: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  const { status, text } = await ask(url, { method: "GET", path: "/api/metrics", headers });
  if (status !== 200) throw new Error(`The metrics answer ${status}`);
  const line = text.split("\n").find((each) => each.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1) ?? 0);
}
