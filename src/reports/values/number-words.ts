const DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/** A whole number below a million in words ("một nghìn năm trăm"). */
export function inWords(number: number): string {
  const thousands = Math.floor(number / 1000);
  const rest = number % 1000;
  if (thousands === 0) return below1000(rest, false);
  const head = `${below1000(thousands, false)} nghìn`;
  return rest === 0 ? head : `${head} ${below1000(rest, true)}`;
}

function below1000(number: number, inFull: boolean): string {
  const hundreds = Math.floor(number / 100);
  const tens = Math.floor((number % 100) / 10);
  const ones = number % 10;
  const parts = hundreds > 0 || inFull ? [`${DIGITS[hundreds]} trăm`] : [];
  if (tens === 1) parts.push("mười");
  if (tens > 1) parts.push(`${DIGITS[tens]} mươi`);
  if (tens === 0 && ones > 0 && parts.length > 0) parts.push("lẻ");
  if (ones > 0) parts.push(oneAfter(tens, ones));
  return parts.length > 0 ? parts.join(" ") : "không";
}

function oneAfter(tens: number, ones: number): string {
  if (tens > 1 && ones === 1) return "mốt";
  return tens > 0 && ones === 5 ? "lăm" : (DIGITS[ones] ?? "");
}
