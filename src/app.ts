import { basename, extname, join } from "node:path";

import {
  campaignFolders,
  libraryDocument,
  loadLibrary,
  loadWording,
} from "./adapters/knowledge-files/load-knowledge.ts";
import { loadProvincialReport } from "./adapters/knowledge-files/load-provincial-report.ts";
import { loadReminders } from "./adapters/knowledge-files/load-reminders.ts";
import { loadReporting } from "./adapters/knowledge-files/load-reporting.ts";
import { type Answering, createAnswering } from "./answering/answer-question.ts";
import { aboutLibrary } from "./answering/courtesy-words.ts";
import type { ProvincialReport } from "./consolidation/provincial-report.ts";
import { createConversing } from "./conversation/converse.ts";
import type { Clock } from "./kernel/clock.ts";
import { createPassageFinder } from "./knowledge/find-passages.ts";
import { type Library, passagesIn } from "./knowledge/library.ts";
import { createTypingMender } from "./knowledge/mend-typing.ts";
import type { Wording } from "./knowledge/wording.ts";
import type { ReminderRules } from "./reminders/reminder-rules.ts";
import { composeReports, type Reports } from "./reporting.ts";
import type { Reporting } from "./reports/reporting.ts";

/** The parts of the running assistant that the command-line tools use. */
export interface App {
  readonly answering: Answering;
  readonly library: Library;
  /** What the assistant knows about, in a few words. */
  readonly about: string;
  /** Takes one turn of a conversation. */
  readonly converse: ReturnType<typeof createConversing>;
  /** What words mean, of the campaign and of all. */
  readonly wording: Wording;
  /** Null where no report is asked for. */
  readonly reports: Reports | null;
  /** The texts of the province's two documents; null where the campaign has none. */
  readonly provincial: ProvincialReport | null;
  /** Null where nobody is reminded. */
  readonly reminders: ReminderRules | null;
}

/** CAMPAIGN names no folder of knowledge. */
export class UnknownCampaign extends Error {
  override name = "UnknownCampaign";
}

/** Composes the assistant over one campaign: the folder named, or the newest one. */
export async function composeApp(options: {
  knowledge: string;
  campaign: string | null;
  clock: Clock;
  /** The address phones open; null or left out: there is none. */
  publicUrl?: string | null;
}): Promise<App> {
  const folders = await campaignFolders(options.knowledge);
  const folder =
    options.campaign === null ? folders.at(-1) : folders.find((path) => basename(path) === options.campaign);
  if (!folder) throw new UnknownCampaign(`CAMPAIGN: ${options.knowledge} has no campaign folder ${options.campaign}`);
  const [library, wording, reporting, provincial, reminders] = await Promise.all([
    loadLibrary(folder),
    loadWording(options.knowledge, folder),
    loadReporting(folder),
    loadProvincialReport(folder),
    loadReminders(options.knowledge, folder),
  ]);
  const { clock, publicUrl = null } = options;
  return { ...compose(library, wording, reporting, reminders, clock, publicUrl), provincial };
}

/** Composes the assistant over documents somebody brought along; it knows nothing else. */
export async function composeAppOver(
  files: readonly string[],
  options: { knowledge: string; clock: Clock },
): Promise<App> {
  const { readDocument } = await import("./adapters/documents/read-document.ts");
  const wording = await loadWording(options.knowledge, null);
  const documents = await Promise.all(
    files.map(async (file, at) => {
      const name = basename(file, extname(file));
      return libraryDocument({ id: `${at + 1}-${name}`, name, year: null }, await readDocument(file));
    }),
  );
  return compose({ campaign: null, documents, referenced: [], facts: [] }, wording, null, null, options.clock);
}

function compose(
  library: Library,
  wording: Wording,
  reporting: Reporting | null,
  reminders: ReminderRules | null,
  clock: Clock,
  publicUrl: string | null = null,
): App {
  const passages = passagesIn(library);
  const finder = createPassageFinder(passages);
  const mendTyping = createTypingMender([
    ...passages.map(({ text }) => text),
    ...library.facts.flatMap(({ asked }) => asked),
  ]);
  const answering = createAnswering({ library, wording, finder, mendTyping, clock });
  return {
    answering,
    library,
    about: aboutLibrary(library),
    converse: createConversing({ answering, library }),
    wording,
    reports: reporting && library.campaign ? composeReports(reporting, library.campaign, publicUrl, reminders) : null,
    provincial: null,
    reminders,
  };
}

/** The folder of knowledge that comes with the program. */
export const KNOWLEDGE = join(import.meta.dirname, "..", "knowledge");
