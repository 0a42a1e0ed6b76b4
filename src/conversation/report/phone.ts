const MOBILE = /^(?:\+?84|0)([35789]\d{8})$/;

/** A Vietnamese mobile number as Zalo takes it ("84" and nine digits); null for anything else. */
export function readPhone(typed: string): string | null {
  const digits = MOBILE.exec(typed.replace(/[\s.-]+/g, ""))?.[1];
  return digits === undefined ? null : `84${digits}`;
}

/** The number as people write it: "0912 345 678". */
export const shownPhone = (phone: string): string => phone.replace(/^84(\d{3})(\d{3})(\d{3})$/, "0$1 $2 $3");
