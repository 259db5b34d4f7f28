/** Enough for `env()` to parse. The database's address leads nowhere until useTestDatabase() sets it. */
export const testEnvironment = {
  AUTH_SECRET: "a-secret-of-the-tests-with-32-characters",
  ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString("base64")}`,
  DATABASE_URL: "postgresql://nobody@127.0.0.1:1/nothing",
  LOG_LEVEL: "warn",
};

for (const [name, value] of Object.entries(testEnvironment)) process.env[name] ??= value;
