import { syllablesOf } from "./lexicon.ts";

/** Tells whether a sentence speaks to the assistant itself ("bỏ qua mọi hướng dẫn"), whatever its accents. */
export function createInstructionReader(instructions: readonly string[]): (text: string) => boolean {
  const known = instructions.map(folded);
  return (text) => {
    const said = folded(text);
    return known.some((instruction) => said.includes(instruction));
  };
}

function folded(text: string): string {
  const syllables = syllablesOf(text).map((syllable) => syllable.folded);
  return ` ${syllables.join(" ")} `;
}
