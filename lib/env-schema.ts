import { z } from "zod";

export const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

function text(minLength = 1) {
  const tooShort = minLength === 1 ? "is empty" : `must have at least ${minLength} characters`;
  return z.string("is not set").min(minLength, tooShort);
}

function whole(from: number, to: number, otherwise: number) {
  const message = `must be a whole number from ${from} to ${to}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= from && value <= to, message)
    .default(otherwise);
}

function choice<const T extends readonly [string, ...string[]]>(choices: T, otherwise: T[number]) {
  return z
    .enum(choices, `must be one of: ${choices.join(", ")}`)
    .default(z.enum(choices).parse(otherwise));
}

function address(protocols: string[], message: string) {
  return text().refine(
    (value) => value === "" || protocols.includes(URL.parse(value)?.protocol ?? ""),
    message,
  );
}

function httpAddress() {
  return address(["http:", "https:"], "must be an http or https address").transform((value) =>
    value.replace(/\/+$/, ""),
  );
}

function appAddress() {
  const message = "must be an origin such as https://example.com, without a path";
  return httpAddress()
    .transform((value) => URL.parse(value))
    .refine((url) => url === null || url.href === `${url.origin}/`, message)
    .transform((url) => url?.origin ?? "");
}

function postgresAddress() {
  return address(["postgres:", "postgresql:"], "must be a postgresql:// address");
}

const keyForm = /^([\w-]{1,40}):([A-Za-z0-9+/]{43}=)$/;

const encryptionKeys = text()
  .transform((value) => value.split(",").map((part) => keyForm.exec(part.trim())))
  .transform((matches, context) => {
    const keys = matches.flatMap((match) =>
      match?.[1] && match[2] ? [{ id: match[1], key: Buffer.from(match[2], "base64") }] : [],
    );
    if (keys.length < matches.length) {
      context.addIssue("must be id:base64 of 32 bytes, more of them separated by commas");
    } else if (new Set(keys.map((key) => key.id)).size < keys.length) {
      context.addIssue("uses one key id twice");
    }
    return keys;
  });

const clientSecrets = text()
  .transform((value) => value.split(",").map((part) => part.trim()))
  .refine((secrets) => secrets.length <= 2, "may hold two secrets at most")
  .refine((secrets) => secrets.every(Boolean), "is empty");

export const envSchema = z.object({
  PORT: whole(1, 65_535, 3000),
  HOST: z.string().default("0.0.0.0"),
  APP_URL: appAddress().optional(),
  DATABASE_URL: postgresAddress(),
  DATABASE_DIRECT_URL: postgresAddress().optional(),
  DATA_DIR: z.string().default(".data"),
  AUTH_SECRET: text(32),
  ENCRYPTION_KEYS: encryptionKeys,
  INTERCOM_CLIENT_ID: text().optional(),
  INTERCOM_CLIENT_SECRET: clientSecrets.optional(),
  INTERCOM_OAUTH_URL: httpAddress().optional(),
  INTERCOM_API_URL: httpAddress().optional(),
  SMTP_URL: address(["smtp:", "smtps:"], "must be an smtp:// address").optional(),
  MAIL_FROM: z.string().optional(),
  SIGN_UP: choice(["open", "invite"], "open"),
  TRUSTED_PROXY_HOPS: whole(0, 16, 0),
  METRICS_TOKEN: z.string().optional(),
  LOG_LEVEL: choice(logLevels, "info"),
  WORKER: choice(["on", "off"], "on"),
  WORKER_CONCURRENCY: whole(1, 100, 10),
});
