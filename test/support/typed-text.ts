import fc from "fast-check";

const LETTERS = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ";
const OTHERS = " .,;:?!/-–()“”\"'0123456789&\n\tÐƉð\u00A0\u200B\u00AD";

/** Texts as Vietnamese people might type them: accented letters of both cases, digits, signs, look-alikes. */
export const typedText = fc.string({
  unit: fc.constantFrom(...LETTERS, ...LETTERS.toUpperCase(), ...OTHERS),
  maxLength: 60,
});

/** Any text at all, lone surrogates and combining marks included. */
export const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme" }),
  typedText,
);
