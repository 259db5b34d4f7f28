import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/faults/**"],
    globalSetup: ["tests/support/test-cluster.ts"],
    setupFiles: ["tests/support/test-environment.ts"],
    pool: "forks",
    maxWorkers: 2,
    retry: process.env.CI ? 1 : 0,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
