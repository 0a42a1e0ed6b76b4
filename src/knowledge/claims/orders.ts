import { fold } from "../../kernel/vietnamese.ts";
import { sentences } from "../sentences.ts";

const ORDERS: readonly RegExp[] = [
  /\bbo qua (?:het |moi |cac |nhung |tat ca |toan bo )*(?:huong dan|chi dan|lenh|quy tac|quy dinh (?:nay|tren))/,
  /\b(?:tro ly(?: ao| may| ai)?|chatbot|mo hinh ngon ngu|he thong tra loi tu dong|may tra loi)\b.{0,40}\b(?:hay|phai|cu|bao|noi|tra loi|ghi)\b/,
  /\b(?:hay|phai|cu|thi) (?:tra loi|noi|bao|ghi|viet|thong bao)(?: voi .{1,40})? (?:rang|la)\b/,
  /\bloi nhac he thong\b/,
  /\b(?:ignore|disregard|forget) (?:(?:all|any|the|your|previous|prior|above) )*(?:instructions?|rules?|prompts?)\b/,
  /\bsystem prompt\b|<\|im_|\[\/?inst\]|\b(?:system|assistant) ?:/,
  /\b(?:you are now|as an ai|tell the user|(?:reply|respond) with|(?:reply|say) that|you must output)\b/,
];

/**
 * A text without the sentences that speak to a machine that may read it ("trợ lý hãy trả lời rằng …"): they bear nothing
 * out. Known turns of phrase only, with and without accents; an order in other words is not seen.
 */
export function withoutOrders(text: string): string {
  return sentences(text)
    .filter((sentence) => !ORDERS.some((order) => order.test(fold(sentence))))
    .join("\n");
}
