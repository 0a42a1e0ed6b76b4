import { writeFile } from "node:fs/promises";
import { extname, join } from "node:path";

/** How many files of one name there may be. */
const MOST_OF_A_NAME = 1000;
const isTaken = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "EEXIST";

/** Writes a file into a folder and gives its path; what is there already stays, and " (2)" is added to the name instead. */
export async function saveFile(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const last = name.split(/[/\\]/).at(-1)?.replace(/^\.+/, "") || "tep";
  const ending = extname(last);
  const stem = last.slice(0, last.length - ending.length);
  for (let copy = 1; ; copy += 1) {
    const path = join(folder, copy === 1 ? last : `${stem} (${copy})${ending}`);
    try {
      await writeFile(path, bytes, { flag: "wx" });
      return path;
    } catch (error) {
      if (!isTaken(error) || copy >= MOST_OF_A_NAME) throw error;
    }
  }
}
