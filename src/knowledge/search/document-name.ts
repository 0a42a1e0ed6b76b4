import { fold } from "../../kernel/vietnamese.ts";

/** The document a reference names: its kind ("nghị định") and its number as typed ("30/2020/NĐ-CP", "423"). */
export interface DocumentName {
  readonly type: string | null;
  readonly number: string | null;
}

interface DocumentType {
  readonly name: string;
  /** Folded: how it is written, in full or short. */
  readonly written: readonly string[];
  /** The short forms that are words of chat too, and count only in capitals. */
  readonly capitals?: string;
  /** Whether a number right after it is its number even without "số" or a stroke ("quyết định 423"). */
  readonly takesBareNumber: boolean;
}

const TYPES: readonly DocumentType[] = [
  { name: "bộ luật", written: ["bo luat"], takesBareNumber: false },
  { name: "luật", written: ["luat"], takesBareNumber: false },
  { name: "hiến pháp", written: ["hien phap"], takesBareNumber: false },
  { name: "pháp lệnh", written: ["phap lenh"], takesBareNumber: false },
  { name: "nghị định", written: ["nghi dinh", "nd"], takesBareNumber: true },
  { name: "nghị quyết", written: ["nghi quyet", "nq"], takesBareNumber: true },
  { name: "quyết định", written: ["quyet dinh", "qd"], takesBareNumber: true },
  { name: "thông tư", written: ["thong tu"], capitals: "TT", takesBareNumber: true },
  { name: "chỉ thị", written: ["chi thi"], capitals: "CT", takesBareNumber: true },
  { name: "công văn", written: ["cong van"], capitals: "CV", takesBareNumber: true },
  { name: "kế hoạch", written: ["ke hoach"], capitals: "KH", takesBareNumber: false },
  { name: "hướng dẫn", written: ["huong dan"], capitals: "HD", takesBareNumber: false },
];
const SYMBOLS = new Map([
  ["nd", "nghị định"],
  ["nq", "nghị quyết"],
  ["qd", "quyết định"],
  ["tt", "thông tư"],
  ["ct", "chỉ thị"],
  ["kh", "kế hoạch"],
  ["hd", "hướng dẫn"],
  ["qh", "luật"],
]);
const NUMBER = /^\d+(?:\/\d{4})?(?:\/\p{L}[\p{L}\d-]*)?$/u;
const FULL_NUMBER = /^\d+(?:\/\d{4})?\/(\p{L}+)[\p{L}\d-]*$/u;
const YEAR = /^(?:19|20)\d\d$/;

/** A document named from the token `at` on, and the token after it. */
export function readDocumentName(
  tokens: readonly string[],
  folded: readonly string[],
  at: number,
): { name: DocumentName; end: number } | null {
  const type = typeAt(tokens, folded, at);
  if (!type) return numberAlone(tokens[at] ?? "", at);
  const said = folded[type.end] === "so";
  const number = tokens[said ? type.end + 1 : type.end] ?? "";
  const bare = type.takesBareNumber && /^\d{2,}$/.test(number) && !YEAR.test(number);
  if (!NUMBER.test(number) || !(said || bare || number.includes("/"))) {
    return { name: { type: type.name, number: null }, end: type.end };
  }
  return { name: { type: type.name, number }, end: said ? type.end + 2 : type.end + 1 };
}

function typeAt(tokens: readonly string[], folded: readonly string[], at: number) {
  const one = folded[at] ?? "";
  const two = `${one} ${folded[at + 1] ?? ""}`;
  for (const { name, written, capitals, takesBareNumber } of TYPES) {
    if (written.includes(two)) return { name, takesBareNumber, end: at + 2 };
    if (written.includes(one)) return { name, takesBareNumber, end: at + 1 };
    if (capitals === tokens[at]) return { name, takesBareNumber: true, end: at + 1 };
  }
  return null;
}

function numberAlone(token: string, at: number) {
  const symbol = FULL_NUMBER.exec(token)?.[1];
  const type = symbol ? SYMBOLS.get(fold(symbol)) : undefined;
  return type ? { name: { type, number: token }, end: at + 1 } : null;
}
