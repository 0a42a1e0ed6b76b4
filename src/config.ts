import { z } from "zod";

const environment = z.object({
  CAMPAIGN: z
    .string()
    .optional()
    .transform((value) => value?.trim() || null),
});

/** What the environment settles; the same for every command. */
export interface Config {
  /** The folder under knowledge/ to answer from; null means the campaign of the newest year. */
  readonly campaign: string | null;
}

/** The variables that are read; each stands in .env.example with a comment. */
export const VARIABLES: readonly string[] = Object.keys(environment.shape);

/** Reads the environment once; throws naming every variable that is wrong. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const { CAMPAIGN } = environment.parse(env);
  return Object.freeze({ campaign: CAMPAIGN });
}
