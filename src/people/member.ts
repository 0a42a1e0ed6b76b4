/** What a person may be in the assistant. */
export const ROLES = ["officer", "approver", "coordinator", "partner"] as const;
/**
 * officer = cán bộ phụ trách, approver = lãnh đạo duyệt, coordinator = cán bộ tổng hợp (nơi nhận báo cáo), partner = cán bộ
 * phối hợp (a body that reads the reports and answers difficulties beside the coordinator).
 */
export type Role = (typeof ROLES)[number];

/** A person bound to a unit by an invitation. */
export interface Member {
  readonly id: string;
  /** The code of the unit. */
  readonly unit: string;
  readonly role: Role;
  /** How colleagues know the person; null until they have said it. */
  readonly name: string | null;
}
