import { z } from "zod";
import { saysNone } from "../values/absence.ts";
import { unreadable } from "../values/reading.ts";
import { tidy, withoutCourtesy } from "../values/tidy.ts";
import type { FieldKind } from "./field-kind.ts";
import { wording } from "./wording.ts";

/** The most files one answer holds. */
export const FILES_MAX = 5;
const files = z.array(z.strictObject({ file: z.string(), name: z.string() })).max(FILES_MAX);

/** The files of an answer; none for any other value. */
export const filesOf = (value: unknown) => files.safeParse(value).data ?? [];

/** Files that were sent: photos, PDF, Word. */
export const attachment: FieldKind = {
  read: (raw) =>
    saysNone(withoutCourtesy(tidy(raw)), []) ? { kind: "value", value: [] } : unreadable(wording.sendAFile),
  shape: () => files,
  show: (value) => {
    const sent = files.parse(value);
    return sent.length > 0 ? sent.map(({ name }) => name).join("; ") : "Không có";
  },
};
