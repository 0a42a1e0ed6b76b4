/** The receipt of a revision ("mã tiếp nhận số liệu"): the same parts always give the same receipt, such as "BC2023-891-1". */
export function receiptOf(parts: {
  readonly prefix: string;
  readonly unit: string;
  readonly revision: number;
}): string {
  return `${parts.prefix}-${parts.unit}-${parts.revision}`;
}
