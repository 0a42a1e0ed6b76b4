/** Runs a command: what a person can mend is one line on standard error with exit code 2, never a stack trace. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof Error) || !MENDABLE.has(error.name)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

const MENDABLE = new Set([
  "BrokenKnowledge",
  "UnknownCampaign",
  "UnreadableDocument",
  "TypeError [ERR_PARSE_ARGS_UNKNOWN_OPTION]",
]);
