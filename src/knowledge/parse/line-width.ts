/** Widths of Times New Roman in thousandths of the type size: the face Nghị định 30/2020/NĐ-CP prescribes. */
const WIDTHS: Record<string, number> = {};
for (const [width, letters] of [
  [250, " .,"],
  [278, "ijlt/:;"],
  [333, "fr-()IJ["],
  [389, "sz"],
  [444, 'acezJ“”"'],
  [500, "bdghknopquvxy0123456789đ+–"],
  [556, "PSF"],
  [611, "ELTZ"],
  [667, "BCR"],
  [722, "ADGHKNOQUVXYwĐ&"],
  [778, "m%"],
  [889, "M"],
  [944, "W"],
] as const) {
  for (const letter of letters) WIDTHS[letter] ??= width;
}

/** A way to measure how long a printed line is. */
export type Measure = (text: string) => number;

/** The length in characters: right for text wrapped by a program that counts them. */
export const inCharacters: Measure = (text) => text.length;

/** The natural width in the prescribed face: right for text that comes from a printed page. */
export const inPrint: Measure = (text) => {
  let width = 0;
  for (const letter of text.normalize("NFD")) {
    if (letter >= "\u0300" && letter <= "\u036f") continue;
    width += WIDTHS[letter] ?? 500;
  }
  return width;
};
