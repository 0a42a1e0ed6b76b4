/** The import law of the house: imports point inward, and no adapter knows another (docs/architecture.md). */
const ROOMS = ["kernel", "knowledge", "answering", "conversation"];
const outward = {
  kernel: ["knowledge", "answering", "conversation", "adapters", "cli"],
  knowledge: ["answering", "conversation", "adapters", "cli"],
  answering: ["conversation", "adapters", "cli"],
  conversation: ["adapters", "cli"],
};

module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-orphans",
      severity: "error",
      from: { orphan: true, pathNot: ["^src/cli/"] },
      to: {},
    },
    ...ROOMS.map((room) => ({
      name: `${room}-imports-inward`,
      severity: "error",
      from: { path: `^src/${room}/` },
      to: { path: `^src/(${outward[room].join("|")}|app|main|config)(/|\\.ts)` },
    })),
    {
      name: "no-adapter-imports-another",
      severity: "error",
      from: { path: "^src/adapters/([^/]+)/" },
      to: { path: "^src/adapters/([^/]+)/", pathNot: "^src/adapters/$1/" },
    },
    {
      name: "only-app-and-cli-know-adapters",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/adapters/", "^src/app\\.ts", "^src/cli/"] },
      to: { path: "^src/adapters/" },
    },
    {
      name: "rooms-touch-no-disk-network-or-clock",
      severity: "error",
      from: { path: "^src/(kernel|knowledge|answering|conversation)/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "rooms-use-no-package-but-zod",
      severity: "error",
      from: { path: "^src/(kernel|knowledge|answering|conversation)/" },
      to: { dependencyTypes: ["npm", "npm-dev", "npm-optional"], pathNot: "node_modules/zod" },
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
