import { defineConfig } from "vitest/config";

/** Pure rooms keep nothing between files, so their files share what is loaded; whatever opens something runs by itself. */
const ROOMS = [
  "answering",
  "consolidation",
  "conversation",
  "kernel",
  "knowledge",
  "outbox",
  "people",
  "reminders",
  "reports",
];
const rooms = ROOMS.map((room) => `test/${room}/**/*.test.ts`);

export default defineConfig({
  test: {
    setupFiles: ["test/support/loopback-only.ts"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Two at once also where a machine has but two cores: many tests wait for servers, browsers and stores.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: "rooms", include: rooms, isolate: false } },
      { extends: true, test: { name: "house", include: ["test/**/*.test.ts"], exclude: rooms } },
    ],
  },
});
