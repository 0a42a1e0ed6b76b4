import type { CoordinatorCommand } from "./coordinator-command.ts";

type Plain = Exclude<
  CoordinatorCommand["kind"],
  "return" | "extend" | "answer" | "comment" | "invite" | "notice" | "notices" | "cancel_notice"
>;

const WHO =
  "(?:(?:cac |nhung )?(?:don vi|xa|phuong)(?: nao)?|ai|(?:nhung )?noi nao|(?:con )?ai|(?:bao nhieu|may) (?:don vi|xa))";
const LIST = "(?:(?:xem|cho|cho xem|gui|liet ke|lay) )?(?:danh sach |ds )?";

/** Whole messages, folded. */
const SHAPES: readonly (readonly [Plain, RegExp])[] = [
  [
    "missing",
    new RegExp(`^${LIST}(?:con )?(?:${WHO} )?(?:van )?(?:con )?chua (?:nop|gui)(?: (?:bao cao|bc))?(?: vay| the)?$`),
  ],
  ["late", new RegExp(`^${LIST}(?:${WHO} )?(?:nop |gui )?(?:bao cao |bc )?(?:tre|tre han|qua han)(?: han)?(?: vay)?$`)],
  [
    "handed_in",
    new RegExp(
      `^${LIST}(?:(?:${WHO} )?da (?:nop|gui)|${WHO} (?:nop|gui)(?= (?:bao cao |bc )?roi))(?: (?:bao cao|bc))?(?: roi)?(?: vay)?$`,
    ),
  ],
  [
    "overview",
    /^(?:(?:xem |bao )?(?:tinh hinh|tien do|tong quan|thong ke)(?: nop)?(?: bao cao| bc)?(?: (?:chung|cac don vi|toan tinh))?|nop den dau roi|\/tinhhinh)$/,
  ],
  ["difficulties", /^(?:(?:xem |danh sach |ds |cac )*(?:vuong mac|kho khan)(?: (?:cua )?(?:cac )?don vi)?)$/],
  [
    "figures",
    /^(?:xuat|tai|lay|gui|xem)\s+(?:file |bang |so lieu )?(?:tong hop|excel|bang tong hop|so lieu)(?: (?:so lieu|excel|toan tinh))?$/,
  ],
  [
    "letters",
    /^(?:xuat|tai|lay|soan|lam)\s+(?:to trinh|bao cao tong hop|bao cao tinh|bao cao toan tinh|bao cao cua tinh|du thao)(?: va bao cao)?$/,
  ],
  ["accept", /^(?:nhan|chap nhan|nhan bao cao)$/],
  ["document", /^(?:tai|xuat|lay|gui)\s+(?:file|tep|word|file word|ban word)$/],
];

/** The command of a whole folded message; null for other words. */
export function plainCommand(said: string): CoordinatorCommand | null {
  const bare = said.replace(
    /^(?:da|em oi|e oi|cho (?:anh|chi|toi))\s+|\s+(?:a|nha|nhe|em|di|giup (?:anh|chi|em))$/g,
    "",
  );
  const kind = SHAPES.find(([, shape]) => shape.test(bare))?.[0];
  if (!kind) return null;
  return kind === "accept" || kind === "document" || kind === "show" ? { kind, unit: null } : { kind };
}
