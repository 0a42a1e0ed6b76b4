/** The hash that the first row of the audit log builds on. */
export const NO_HASH = "0".repeat(64);

/**
 * The hash of an audit row over a canonical text of all it holds, as an SQL expression; `row` names the row. It must never
 * change: rows that are kept were made with it.
 */
export const auditHash = (row: string): string => `encode(sha256(convert_to(jsonb_build_array(
  ${row}.sequence, to_char(${row}.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), ${row}.member_id, ${row}.role,
  ${row}.action, ${row}.subject, ${row}.campaign, ${row}.unit, ${row}.before, ${row}.after, ${row}.previous
)::text, 'UTF8')), 'hex')`;
