import { scrypt } from "node:crypto";
/** tmp */
export function hashCode(code: string): Promise<string> {
  return new Promise((resolve, reject) =>
    scrypt(code.replace(/[^A-Z0-9]/gi, "").toUpperCase(), "tro-ly-thi-dua", 32, { N: 2 ** 14 }, (e, k) =>
      e ? reject(e) : resolve(k.toString("hex")),
    ),
  );
}
