const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
/** tmp */
export function makeCode(random: Uint8Array): string {
  const c = [...random.slice(0, 8)].map((b) => ALPHABET[b % ALPHABET.length]).join("");
  return `${c.slice(0, 4)}-${c.slice(4)}`;
}
const CODE = /^(?:mã|ma)?\s*:?\s*([2-9A-HJKMNP-Z]{4})[-\s]?([2-9A-HJKMNP-Z]{4})$/i;
/** tmp */
export function codeIn(text: string): string | null {
  const m = CODE.exec(text.trim());
  if (!m) return null;
  const code = `${m[1]}${m[2]}`.toUpperCase();
  return /\d/.test(code) && /[A-Z]/.test(code) ? code : null;
}
