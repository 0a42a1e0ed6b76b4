import { scrypt } from "node:crypto";

/** The same for every code, so that a code can be found by its hash. */
const SALT = "tro-ly-thi-dua/ma-moi";
const BYTES = 32;
/** About 30 ms and 16 MB for each code that is tried: a table that leaked cannot be searched through quickly. */
const COST = { N: 2 ** 14, r: 8, p: 1 };

/** The form in which an invitation code is kept; spaces, dashes and lower case make no difference. */
export function hashCode(code: string): Promise<string> {
  const normal = code.replace(/[^A-Za-z0-9]/g, "").toUpperCase();
  return new Promise((resolve, reject) => {
    scrypt(normal, SALT, BYTES, COST, (error, key) => (error ? reject(error) : resolve(key.toString("hex"))));
  });
}
