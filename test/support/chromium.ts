import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const EXECUTABLE = "/usr/bin/chromium";

/** Why the tests in a browser cannot run here; null when they can. In CI a missing browser is a failure, not a reason. */
export function whyNoChromium(): string | null {
  if (existsSync(EXECUTABLE)) return null;
  const reason = `${EXECUTABLE} is missing: the tests in a browser are skipped`;
  if (process.env["CI"] === "true") throw new Error(reason);
  return reason;
}

/** Starts a browser that reaches nothing but this machine on its own account; `further` are arguments of its own. */
export function launchChromium(further: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: EXECUTABLE,
    headless: true,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...further,
    ],
  });
}
