/** The import law of the house: imports point inward, and no adapter knows another (docs/architecture.md). */
const ROOMS = [
  "kernel",
  "messages",
  "knowledge",
  "people",
  "reports",
  "outbox",
  "files",
  "answering",
  "consolidation",
  "reminders",
  "conversation",
];
const outward = Object.fromEntries(ROOMS.map((room, at) => [room, [...ROOMS.slice(at + 1), "adapters", "cli"]]));
/** The files that put the house together; they alone may know every room and every adapter. */
const ROOTS =
  "app|server|message-path|store-composition|zalo-channels|control-routes|reporting|report-composition|reminder-composition|broadcast-composition|form-page-composition|model-composition|export-(work|composition|worker|routes|merging)|open-file|admin-routes|admin/[^/]+|main|config";

module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-orphans",
      severity: "error",
      from: { orphan: true, pathNot: ["^src/cli/", "^src/main\\.ts"] },
      to: {},
    },
    ...ROOMS.map((room) => ({
      name: `${room}-imports-inward`,
      severity: "error",
      from: { path: `^src/${room}/` },
      to: { path: `^src/(${outward[room].join("|")}|${ROOTS})(/|\\.ts)` },
    })),
    {
      name: "no-adapter-imports-another",
      severity: "error",
      from: { path: "^src/adapters/([^/]+)/" },
      to: { path: "^src/adapters/([^/]+)/", pathNot: "^src/adapters/$1/" },
    },
    {
      name: "only-the-roots-and-cli-know-adapters",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/adapters/", `^src/(${ROOTS})\\.ts`, "^src/cli/"] },
      to: { path: "^src/adapters/" },
    },
    {
      name: "rooms-touch-no-disk-network-or-clock",
      severity: "error",
      from: { path: `^src/(${ROOMS.join("|")})/` },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "rooms-use-no-package-but-zod",
      severity: "error",
      from: { path: `^src/(${ROOMS.join("|")})/` },
      to: { dependencyTypes: ["npm", "npm-dev", "npm-optional"], pathNot: "node_modules/zod" },
    },
    {
      name: "only-the-llm-adapter-knows-langchain",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/adapters/llm/" },
      to: { path: "node_modules/(langchain|@langchain|openai|langsmith)/" },
    },
    {
      name: "a-model-is-loaded-only-when-it-is-configured",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(adapters/llm/|model-composition\\.ts)" },
      to: { path: "^src/(adapters/llm/|model-composition\\.ts|answering/model/help-question\\.ts)", dynamic: false },
    },
    {
      name: "its-library-is-loaded-last",
      severity: "error",
      from: { path: "^src/model-composition\\.ts" },
      to: { path: "^src/adapters/llm/langchain-chat\\.ts", dynamic: false },
    },
    {
      name: "nothing-unresolved",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts"], exportsFields: ["exports"], conditionNames: ["import", "node"] },
  },
};
