/**
 * Why something that is not part of this machine's Node cannot be reached; null where it can. The reason is printed once
 * per file; on a continuous-integration server, where everything is there, being away is a failure.
 */
export async function reach(what: string, attempt: () => Promise<void>): Promise<string | null> {
  try {
    await attempt();
    return null;
  } catch (cause) {
    const reason = `${what} cannot be reached: ${cause instanceof Error ? cause.message : String(cause)}`;
    if (process.env["CI"] === "true") throw new Error(reason, { cause });
    process.stderr.write(`Skipped: ${reason}\n`);
    return reason;
  }
}
