import { fold, oneLine } from "../kernel/vietnamese.ts";

const ASKS =
  /(?<![a-z])(?:khi nao|bao gio|chung nao|hoi nao|bua nao|ngay nao|la gi|lam gi|cai gi|gi vay|o dau|la ai|do ai|ai lam|hoi ai|gui ai|cho ai|bao nhieu|may ngay|the nao|ra sao|lam sao|tai sao|vi sao|thi sao|co phai|phai khong|phai ko|duoc khong|duoc ko|dc ko|dc khong|hay khong|co can|ntn|cho (?:em|anh|chi|toi|minh) hoi)(?![a-z])/;

/** Whether words show that they ask something. */
export function asksSomething(text: string): boolean {
  const line = oneLine(text);
  return line.endsWith("?") || ASKS.test(fold(line));
}
