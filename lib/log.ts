import pino from "pino";
import { logLevelOf } from "#lib/env.ts";

const secretKeys = [
  "authorization",
  "cookie",
  "password",
  "secret",
  "token",
  "accessToken",
  "access_token",
  "client_secret",
];

export const log = pino({
  level: logLevelOf(process.env),
  base: undefined,
  redact: secretKeys.flatMap((key) => [key, `*.${key}`, `headers.${key}`, `req.headers.${key}`]),
  serializers: { err: describeError },
});

type ErrorLine = {
  name: string;
  message: string;
  code?: unknown;
  stack: string | undefined;
  cause?: unknown;
};

/** Only named fields: PostgreSQL errors carry the row's values in `detail`, HTTP errors the request's headers. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const line: ErrorLine = { name: error.name, message: error.message, stack: error.stack };
  if ("code" in error) line.code = error.code;
  if (error.cause !== undefined) line.cause = describeError(error.cause);
  return line;
}
