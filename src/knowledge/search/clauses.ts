const CLAUSE_START = /(?=^[ \t]*\d{1,3}[.)][ \t])/m;

/** The clauses (khoản) of an article's text, each with its points; the lead-in before the first number is one of them. */
export function splitIntoClauses(text: string): string[] {
  return text.split(CLAUSE_START).filter((clause) => clause.trim() !== "");
}
