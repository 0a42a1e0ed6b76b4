import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/support/loopback-only.ts"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Two at once also where a machine has but two cores: many tests wait for servers, browsers and stores.
    maxWorkers: 2,
  },
});
