import type { z } from "zod";
import { envSchema, type LogLevel, logLevels } from "./env-schema.ts";

export type EncryptionKey = { id: string; key: Buffer };

export type Env = {
  port: number;
  host: string;
  appUrl: string;
  databaseUrl: string;
  databaseDirectUrl: string;
  dataDir: string;
  authSecret: string;
  encryptionKeys: EncryptionKey[];
  intercom: { clientId: string; clientSecrets: string[] } | null;
  intercomOAuthUrl: string | null;
  intercomApiUrl: string | null;
  smtpUrl: string | null;
  mailFrom: string | null;
  signUp: "open" | "invite";
  trustedProxyHops: number;
  metricsToken: string | null;
  logLevel: LogLevel;
  worker: boolean;
  workerConcurrency: number;
};

type Source = Record<string, string | undefined>;

export class EnvError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(["The configuration is not valid:", ...problems.map((line) => `  - ${line}`)].join("\n"));
    this.name = "EnvError";
    this.problems = problems;
  }
}

declare global {
  var timebookEnv: Env | undefined;
}

/** The environment, parsed once per process. Throws EnvError. */
export function env(): Env {
  globalThis.timebookEnv ??= parseEnv(process.env);
  return globalThis.timebookEnv;
}

export function parseEnv(source: Source): Env {
  const given = withoutEmpty(source);
  const parsed = envSchema.safeParse(given);
  const problems = missingCompanions(given).concat(
    parsed.error?.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`) ?? [],
  );
  if (!parsed.success || problems.length > 0) throw new EnvError(problems);
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    appUrl: values.APP_URL ?? `http://127.0.0.1:${values.PORT}`,
    databaseUrl: values.DATABASE_URL,
    databaseDirectUrl: values.DATABASE_DIRECT_URL ?? values.DATABASE_URL,
    dataDir: values.DATA_DIR,
    authSecret: values.AUTH_SECRET,
    encryptionKeys: values.ENCRYPTION_KEYS,
    intercom: intercomApp(values),
    intercomOAuthUrl: values.INTERCOM_OAUTH_URL ?? null,
    intercomApiUrl: values.INTERCOM_API_URL ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? null,
    signUp: values.SIGN_UP,
    trustedProxyHops: values.TRUSTED_PROXY_HOPS,
    metricsToken: values.METRICS_TOKEN ?? null,
    logLevel: values.LOG_LEVEL,
    worker: values.WORKER === "on",
    workerConcurrency: values.WORKER_CONCURRENCY,
  };
}

/** Falls back to `info`: the log must work while a wrong LOG_LEVEL is being reported. */
export function logLevelOf(source: Source): LogLevel {
  return logLevels.find((level) => level === source.LOG_LEVEL) ?? "info";
}

// An empty value of these would switch a protection off or the embedded database on unnoticed.
const mustNotBeEmpty = /^(INTERCOM_.*|DATABASE_.*|AUTH_SECRET|ENCRYPTION_KEYS|APP_URL)$/;

function withoutEmpty(source: Source): Source {
  return Object.fromEntries(
    Object.entries(source).filter(([name, value]) => value !== "" || mustNotBeEmpty.test(name)),
  );
}

type Values = z.infer<typeof envSchema>;

function intercomApp(values: Values): Env["intercom"] {
  if (!values.INTERCOM_CLIENT_ID || !values.INTERCOM_CLIENT_SECRET) return null;
  return { clientId: values.INTERCOM_CLIENT_ID, clientSecrets: values.INTERCOM_CLIENT_SECRET };
}

function missingCompanions(source: Source): string[] {
  const pairs = [
    ["INTERCOM_CLIENT_ID", "INTERCOM_CLIENT_SECRET"],
    ["INTERCOM_CLIENT_SECRET", "INTERCOM_CLIENT_ID"],
    ["SMTP_URL", "MAIL_FROM"],
  ] as const;
  return pairs
    .filter(([given, missing]) => source[given] !== undefined && source[missing] === undefined)
    .map(([given, missing]) => `${missing} is not set, but ${given} is`);
}
