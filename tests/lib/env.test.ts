import { expect, test } from "vitest";
import { EnvError, parseEnv } from "#lib/env.ts";

const key = Buffer.alloc(32, 1).toString("base64");
const valid = {
  DATABASE_URL: "postgresql://user:password@host/timebook",
  AUTH_SECRET: "x".repeat(32),
  ENCRYPTION_KEYS: `k1:${key}`,
};

function problemsOf(source: Record<string, string | undefined>): string[] {
  try {
    parseEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
  return [];
}

test("the defaults are those of the contract", () => {
  expect(parseEnv(valid)).toMatchObject({
    port: 3000,
    host: "0.0.0.0",
    appUrl: "http://127.0.0.1:3000",
    databaseDirectUrl: valid.DATABASE_URL,
    dataDir: ".data",
    intercom: null,
    intercomOAuthUrl: null,
    intercomApiUrl: null,
    smtpUrl: null,
    signUp: "open",
    trustedProxyHops: 0,
    metricsToken: null,
    logLevel: "info",
    worker: true,
    workerConcurrency: 10,
  });
});

test("one message names every problem", () => {
  const problems = problemsOf({
    PORT: "80a",
    APP_URL: "https://example.com/app",
    DATABASE_URL: "mysql://host/db",
    AUTH_SECRET: "short",
    ENCRYPTION_KEYS: "k1:short",
    INTERCOM_CLIENT_ID: "id",
    SMTP_URL: "smtp://host",
    SIGN_UP: "maybe",
    WORKER: "yes",
  });
  for (const name of [
    "PORT",
    "APP_URL",
    "DATABASE_URL",
    "AUTH_SECRET",
    "ENCRYPTION_KEYS",
    "INTERCOM_CLIENT_SECRET",
    "MAIL_FROM",
    "SIGN_UP",
    "WORKER",
  ]) {
    expect(problems.filter((problem) => problem.startsWith(`${name} `))).toHaveLength(1);
  }
});

test("a message never repeats a secret's value", () => {
  const problems = problemsOf({ ...valid, AUTH_SECRET: "canary-1", ENCRYPTION_KEYS: "canary-2" });
  expect(problems).toHaveLength(2);
  expect(problems.join()).not.toContain("canary");
});

test.each(["AUTH_SECRET", "ENCRYPTION_KEYS", "DATABASE_URL"])("S-A10 S-C5 %s is needed", (name) => {
  expect(problemsOf({ ...valid, [name]: undefined })).toEqual([`${name} is not set`]);
  expect(problemsOf({ ...valid, [name]: "" })).not.toEqual([]);
});

test.each([
  "INTERCOM_CLIENT_ID",
  "INTERCOM_CLIENT_SECRET",
  "INTERCOM_OAUTH_URL",
  "INTERCOM_API_URL",
])("an empty %s is refused", (name) => {
  const app = { INTERCOM_CLIENT_ID: "id", INTERCOM_CLIENT_SECRET: "secret" };
  expect(problemsOf({ ...valid, ...app, [name]: "" }).join()).toContain(name);
});

test.each([
  "",
  "k1:",
  `k1:${Buffer.alloc(16).toString("base64")}`,
  `k1:${key},`,
  `k1:${key},k1:${key}`,
  `k 1:${key}`,
  key,
])("ENCRYPTION_KEYS %j is refused, never taken as no encryption", (value) => {
  expect(problemsOf({ ...valid, ENCRYPTION_KEYS: value })).toHaveLength(1);
});

test("keys keep their order, and the Intercom secret may be two", () => {
  const parsed = parseEnv({
    ...valid,
    ENCRYPTION_KEYS: `k2:${key}, k1:${key}`,
    INTERCOM_CLIENT_ID: "id",
    INTERCOM_CLIENT_SECRET: "new, old",
  });
  expect(parsed.encryptionKeys.map(({ id }) => id)).toEqual(["k2", "k1"]);
  expect(parsed.intercom?.clientSecrets).toEqual(["new", "old"]);
});

test("addresses lose their trailing slash", () => {
  const parsed = parseEnv({
    ...valid,
    APP_URL: "https://Example.com/",
    INTERCOM_API_URL: "http://127.0.0.1:9/",
  });
  expect(parsed.appUrl).toBe("https://example.com");
  expect(parsed.intercomApiUrl).toBe("http://127.0.0.1:9");
});

test("what is optional may be empty", () => {
  const empty = { PORT: "", METRICS_TOKEN: "", SMTP_URL: "", MAIL_FROM: "", LOG_LEVEL: "" };
  expect(parseEnv({ ...valid, ...empty })).toMatchObject({ port: 3000, metricsToken: null });
});
