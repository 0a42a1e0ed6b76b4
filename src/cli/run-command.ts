const MENDABLE = new Set([
  "AddressInUse",
  "BrokenKnowledge",
  "DataDirInUse",
  "ServerGone",
  "UnknownCampaign",
  "UnreadableDocument",
  "WrongConfig",
  "WrongUse",
]);

/** Runs a command: what a person can mend is one line on standard error with exit code 2, never a stack trace. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  process.stdout.on("error", leaveWhenNobodyReads);
  try {
    await command();
  } catch (error) {
    if (!(error instanceof Error) || !isMendable(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

/** Whoever read the output (`| head`) has seen enough. */
function leaveWhenNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit();
}

function isMendable(error: Error): boolean {
  const code = "code" in error ? String(error.code) : "";
  return MENDABLE.has(error.name) || code.startsWith("ERR_PARSE_ARGS");
}
