import { defineConfig } from "vitest/config";

/** Processes are killed here, and leases waited for: minutes, not seconds. */
export default defineConfig({
  test: {
    include: ["tests/faults/**/*.test.ts"],
    globalSetup: ["tests/support/test-cluster.ts"],
    setupFiles: ["tests/support/test-environment.ts"],
    pool: "forks",
    maxWorkers: 1,
    testTimeout: 600_000,
    hookTimeout: 180_000,
  },
});
