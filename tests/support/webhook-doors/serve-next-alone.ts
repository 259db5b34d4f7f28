import { createServer } from "node:http";
import path from "node:path";
import { loadNext } from "#lib/start/load-next.ts";

const host = process.env.HOST ?? "127.0.0.1";
const port = Number(process.env.PORT);
const folder = path.resolve(import.meta.dirname, "../../..");
const appUrl = `http://${host}:${port}`;
const { handle } = await loadNext({ folder, dev: false, appUrl, port });

// Without the door of server.ts, so that the route handler itself is what answers.
createServer((request, response) => void handle(request, response)).listen(port, host);
process.once("SIGTERM", () => process.exit(0));
